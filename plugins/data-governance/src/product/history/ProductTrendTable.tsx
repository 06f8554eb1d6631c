import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { percent } from '../../model';
import { ProductDay } from './productDays';

/**
 * The figures of a product's trend, the newest day first.
 * @internal
 */
export function ProductTrendTable(props: { days: ProductDay[] }) {
  return (
    <TableContainer style={{ maxHeight: 240 }} tabIndex={0}>
      <Table size="small" stickyHeader aria-label="Level and score by day">
        <TableHead>
          <TableRow>
            <TableCell>Day</TableCell>
            <TableCell>Level</TableCell>
            <TableCell align="right">Score</TableCell>
            <TableCell align="right">Failing or unknown</TableCell>
            <TableCell align="right">Exempt</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {[...props.days].reverse().map(day => (
            <TableRow key={day.day}>
              <TableCell component="th" scope="row">
                {day.day}
              </TableCell>
              <TableCell>{day.level}</TableCell>
              <TableCell align="right">
                {percent(day.score === undefined ? undefined : day.score / 100)}
              </TableCell>
              <TableCell align="right">{day.open}</TableCell>
              <TableCell align="right">{day.exempt}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

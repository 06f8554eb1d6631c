import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { percent, TrendDay } from '../../model';

/**
 * The figures of a trend, the newest day first.
 * @internal
 */
export function TrendTable(props: { days: TrendDay[] }) {
  const { days } = props;
  const levels = days[0]?.levels ?? [];
  return (
    <TableContainer style={{ maxHeight: 320 }}>
      <Table size="small" stickyHeader aria-label="Trend in figures">
        <TableHead>
          <TableRow>
            <TableCell>Day</TableCell>
            <TableCell align="right">Products</TableCell>
            <TableCell align="right">Score</TableCell>
            {levels.map(({ name, title }) => (
              <TableCell key={name} align="right">
                {title}
              </TableCell>
            ))}
            <TableCell align="right">Failing or unknown</TableCell>
            <TableCell align="right">Exempt</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {[...days].reverse().map(day => (
            <TableRow key={day.day}>
              <TableCell component="th" scope="row">
                {day.day}
              </TableCell>
              <TableCell align="right">{day.products}</TableCell>
              <TableCell align="right">
                {percent(day.score === undefined ? undefined : day.score / 100)}
              </TableCell>
              {day.levels.map(({ name, products }) => (
                <TableCell key={name} align="right">
                  {products}
                </TableCell>
              ))}
              <TableCell align="right">{day.open}</TableCell>
              <TableCell align="right">{day.exempt}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

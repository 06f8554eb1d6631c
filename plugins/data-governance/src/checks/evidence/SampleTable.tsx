import { makeStyles } from '@material-ui/core/styles';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { FactEvidence } from '@meshport/backstage-plugin-data-governance-common';

const useStyles = makeStyles(
  theme => ({
    root: {
      maxHeight: '16rem',
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: theme.shape.borderRadius,
    },
    cell: {
      whiteSpace: 'nowrap',
      maxWidth: '20rem',
      overflow: 'hidden',
      textOverflow: 'ellipsis',
    },
  }),
  { name: 'MeshportSampleTable' },
);

/**
 * Some of the rows that broke a promise.
 * @internal
 */
export function SampleTable(props: {
  sample: NonNullable<FactEvidence['sample']>;
  /** What the rows are of, for those who cannot see the page. */
  subject: string;
}) {
  const { columns, rows } = props.sample;
  const classes = useStyles();
  return (
    <>
      <Typography variant="caption" color="textSecondary" component="div">
        Some of these rows
      </Typography>
      <TableContainer className={classes.root} tabIndex={0}>
        <Table
          size="small"
          stickyHeader
          aria-label={`Some of these rows of ${props.subject}`}
        >
          <TableHead>
            <TableRow>
              {columns.map((column, index) => (
                <TableCell key={`${column} ${index}`} className={classes.cell}>
                  {column}
                </TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {rows.map((row, index) => (
              <TableRow key={index}>
                {row.map((value, column) => (
                  <TableCell
                    key={column}
                    className={classes.cell}
                    title={value ?? undefined}
                  >
                    {value ?? <em>null</em>}
                  </TableCell>
                ))}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </TableContainer>
    </>
  );
}

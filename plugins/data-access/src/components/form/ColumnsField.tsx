import Checkbox from '@material-ui/core/Checkbox';
import FormHelperText from '@material-ui/core/FormHelperText';
import { makeStyles } from '@material-ui/core/styles';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { AccessOffer } from '@meshport/backstage-plugin-data-access-common';
import { maskInWords } from '@meshport/backstage-plugin-data-mesh-react';

const useStyles = makeStyles(
  theme => ({
    // A port may have hundreds of columns.
    scroll: {
      maxHeight: '22rem',
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: theme.shape.borderRadius,
    },
    head: {
      backgroundColor: theme.palette.background.paper,
      padding: theme.spacing(0.75, 1),
      whiteSpace: 'nowrap',
    },
    // Names are not broken; what is too wide can be scrolled to.
    cell: { padding: theme.spacing(0.75, 1), whiteSpace: 'nowrap' },
  }),
  { name: 'MeshportAccessColumns' },
);

/** The columns of a port, with which of them are asked for. */
export function ColumnsField(props: {
  id: string;
  /** Names the table, e.g. `Columns of flights`. */
  label: string;
  columns: NonNullable<AccessOffer['columns']>;
  /** The chosen ones; all when absent. */
  chosen?: string[];
  /** Without it, the columns are only shown. */
  onChange?: (chosen: string[]) => void;
  problem?: string;
  disabled?: boolean;
  /** Who reads them, for the heading above the masks. */
  reader?: 'You' | 'They';
}) {
  const { id, label, columns, chosen, onChange, problem, disabled } = props;
  const { reader = 'You' } = props;
  const classes = useStyles();
  const names = columns.map(({ name }) => name);
  const masked = columns.some(({ mask }) => mask);
  const isChosen = (name: string) => chosen?.includes(name) ?? true;
  const count = names.filter(isChosen).length;
  const choose = (name: string, on: boolean) =>
    onChange?.(names.filter(other => (other === name ? on : isChosen(other))));

  return (
    <>
      <TableContainer
        className={classes.scroll}
        tabIndex={0}
        id={id}
        role="group"
        aria-label={`${label}, to scroll`}
      >
        <Table size="small" stickyHeader aria-label={label}>
          <TableHead>
            <TableRow>
              {onChange && (
                <TableCell padding="checkbox" className={classes.head}>
                  <Checkbox
                    checked={count === names.length}
                    indeterminate={count > 0 && count < names.length}
                    onChange={(_event, on) => onChange(on ? names : [])}
                    disabled={disabled}
                    color="primary"
                    inputProps={{ 'aria-label': 'All columns' }}
                  />
                </TableCell>
              )}
              <TableCell className={classes.head}>
                {onChange ? `Column (${count} of ${names.length})` : 'Column'}
              </TableCell>
              <TableCell className={classes.head}>Type</TableCell>
              <TableCell className={classes.head}>Classification</TableCell>
              {masked && (
                <TableCell className={classes.head}>{reader} read</TableCell>
              )}
            </TableRow>
          </TableHead>
          <TableBody>
            {columns.map(
              ({ name, type, description, classification, mask }) => (
                <TableRow key={name} hover title={description}>
                  {onChange && (
                    <TableCell padding="checkbox">
                      <Checkbox
                        checked={isChosen(name)}
                        onChange={(_event, on) => choose(name, on)}
                        disabled={disabled}
                        color="primary"
                        inputProps={{ 'aria-label': `Column ${name}` }}
                      />
                    </TableCell>
                  )}
                  <TableCell className={classes.cell}>
                    <code>{name}</code>
                  </TableCell>
                  <TableCell className={classes.cell}>{type}</TableCell>
                  <TableCell className={classes.cell}>
                    {classification}
                  </TableCell>
                  {masked && (
                    <TableCell className={classes.cell}>
                      {maskInWords(mask)}
                    </TableCell>
                  )}
                </TableRow>
              ),
            )}
          </TableBody>
        </Table>
      </TableContainer>
      {problem && <FormHelperText error>{problem}</FormHelperText>}
    </>
  );
}

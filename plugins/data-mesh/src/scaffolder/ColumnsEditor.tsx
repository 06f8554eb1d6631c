import MenuItem from '@material-ui/core/MenuItem';
import { makeStyles } from '@material-ui/core/styles';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import TextField from '@material-ui/core/TextField';
import {
  CLASSIFICATIONS,
  ContractColumn,
  isClassification,
} from '@meshport/backstage-plugin-data-mesh-common';
import { columnRows } from '@meshport/backstage-plugin-data-mesh-react';
import { ColumnNotes } from './schema';

const AS_PORT = '';

const useStyles = makeStyles(
  { name: { whiteSpace: 'nowrap' } },
  { name: 'MeshportColumnsEditor' },
);

/**
 * The columns of an inferred contract, where a person can say what the engine
 * does not know: what a column means and whether it is more sensitive.
 * @internal
 */
export function ColumnsEditor(props: {
  /** Start of the ids of its elements. */
  id: string;
  columns: ContractColumn[];
  notes: ColumnNotes;
  onChange: (notes: ColumnNotes) => void;
}) {
  const { id, columns, notes, onChange } = props;
  const classes = useStyles();
  const change = (name: string, note: ColumnNotes[string]) =>
    onChange({ ...notes, [name]: { ...notes[name], ...note } });

  return (
    <TableContainer>
      <Table size="small">
        <TableHead>
          <TableRow>
            <TableCell>Name</TableCell>
            <TableCell>Type</TableCell>
            <TableCell>Constraints</TableCell>
            <TableCell width="40%">Description</TableCell>
            <TableCell>Classification</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {columnRows(columns).map(
            ({ name, type, constraints, description }, index) => (
              <TableRow key={name}>
                <TableCell id={`${id}-${index}`}>
                  <code className={classes.name}>{name}</code>
                </TableCell>
                <TableCell>{type}</TableCell>
                <TableCell>{constraints}</TableCell>
                <TableCell>
                  <TextField
                    fullWidth
                    multiline
                    placeholder="What does it mean, in which unit?"
                    value={notes[name]?.description ?? description}
                    inputProps={{
                      'aria-label': 'Description',
                      'aria-describedby': `${id}-${index}`,
                    }}
                    onChange={event =>
                      change(name, { description: event.target.value })
                    }
                  />
                </TableCell>
                <TableCell>
                  <TextField
                    select
                    fullWidth
                    value={notes[name]?.classification ?? AS_PORT}
                    SelectProps={{
                      displayEmpty: true,
                      SelectDisplayProps: {
                        'aria-label': 'Classification',
                        'aria-describedby': `${id}-${index}`,
                      },
                    }}
                    onChange={({ target: { value } }) =>
                      change(name, {
                        classification: isClassification(value)
                          ? value
                          : undefined,
                      })
                    }
                  >
                    <MenuItem value={AS_PORT}>As the port</MenuItem>
                    {CLASSIFICATIONS.map(classification => (
                      <MenuItem key={classification} value={classification}>
                        {classification}
                      </MenuItem>
                    ))}
                  </TextField>
                </TableCell>
              </TableRow>
            ),
          )}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

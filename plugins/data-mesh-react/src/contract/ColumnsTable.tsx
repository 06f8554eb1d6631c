import Button from '@material-ui/core/Button';
import InputAdornment from '@material-ui/core/InputAdornment';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import FilterIcon from '@material-ui/icons/FilterList';
import { ContractSchemaObject } from '@meshport/backstage-plugin-data-mesh-common';
import { useId } from 'react';
import { ColumnsGrid } from './ColumnsGrid';
import { useColumnsView } from './useColumnsView';

/** A table that one sees at a glance needs no filter. */
const GLANCE = 10;

const useStyles = makeStyles(
  theme => ({
    header: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'flex-end',
      gap: theme.spacing(1, 2),
      marginBottom: theme.spacing(1),
    },
    titles: { flex: '1 1 16rem', minWidth: 0 },
    filter: { width: '16rem', maxWidth: '100%' },
  }),
  { name: 'MeshportColumnsTable' },
);

function count(shown: number, total: number, filtering: boolean): string {
  const columns = total === 1 ? 'column' : 'columns';
  return filtering ? `${shown} of ${total} ${columns}` : `${total} ${columns}`;
}

/**
 * The columns of one table of a contract, with their nested fields, to filter
 * and to open one by one. Only the rows in sight are drawn, so that it stays
 * usable with thousands of columns.
 * @public
 */
export function ColumnsTable(props: {
  object: ContractSchemaObject;
  /** Path of a column to scroll to, to open and to mark. */
  column?: string;
  /** Makes a link to a column from its path. */
  linkTo?: (path: string) => string;
}) {
  const { object, column, linkTo } = props;
  const classes = useStyles();
  const headingId = useId();
  const view = useColumnsView(object, column);
  const filtering = view.filter.trim() !== '';
  const subtitle = [object.physicalName, object.description]
    .filter(text => text && text !== object.name)
    .join(': ');

  return (
    <section aria-labelledby={headingId}>
      <div className={classes.header}>
        <div className={classes.titles}>
          <Typography id={headingId} variant="h5" component="h5">
            {object.businessName ?? object.name}
          </Typography>
          <Typography variant="body2" color="textSecondary">
            {subtitle}
          </Typography>
          {object.dataGranularityDescription && (
            <Typography variant="body2" color="textSecondary">
              {object.dataGranularityDescription}
            </Typography>
          )}
          <Typography variant="body2" color="textSecondary" role="status">
            {count(
              filtering ? view.shown.length : view.topLevel,
              filtering ? view.total : view.topLevel,
              filtering,
            )}
          </Typography>
        </div>
        {view.anyNested && !filtering && (
          <div>
            <Button size="small" onClick={() => view.toggleAll(true)}>
              Expand all
            </Button>
            <Button size="small" onClick={() => view.toggleAll(false)}>
              Collapse all
            </Button>
          </div>
        )}
        {view.total > GLANCE && (
          <TextField
            className={classes.filter}
            type="search"
            size="small"
            variant="outlined"
            placeholder="Find a column"
            value={view.filter}
            onChange={event => view.setFilter(event.target.value)}
            inputProps={{
              'aria-label': `Find a column of ${object.name}`,
            }}
            InputProps={{
              startAdornment: (
                <InputAdornment position="start">
                  <FilterIcon fontSize="small" />
                </InputAdornment>
              ),
            }}
          />
        )}
      </div>
      {view.shown.length > 0 ? (
        <ColumnsGrid
          label={`Columns of ${object.name}`}
          view={view}
          compositeKey={
            object.properties.filter(({ primaryKey }) => primaryKey).length > 1
          }
          column={column}
          linkTo={linkTo}
        />
      ) : (
        <Typography variant="body2">
          {filtering
            ? 'No column holds all of these words.'
            : 'The contract names no columns.'}
        </Typography>
      )}
    </section>
  );
}

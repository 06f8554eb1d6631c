import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import classNames from 'classnames';
import { KeyboardEvent } from 'react';
import { ColumnDetails } from './ColumnDetails';
import { COLUMN_LINE, ColumnRow } from './ColumnRow';
import { ColumnsView } from './useColumnsView';
import { useRowWindow } from './useRowWindow';

const FACTS = ['Name', 'Type', 'Constraints', 'Classification'];

const useStyles = makeStyles(
  theme => ({
    root: {
      overflowX: 'auto',
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: theme.shape.borderRadius,
    },
    windowed: { maxHeight: '70vh', overflowY: 'auto' },
    inner: { minWidth: '30rem' },
    ...COLUMN_LINE,
    head: {
      padding: theme.spacing(1),
      position: 'sticky',
      top: 0,
      zIndex: 1,
      backgroundColor: theme.palette.background.paper,
      borderBottom: `1px solid ${theme.palette.divider}`,
    },
    heading: { fontWeight: 'bold' },
    link: { marginTop: theme.spacing(1) },
  }),
  { name: 'MeshportColumnsGrid' },
);

function Heading(props: { text: string; className?: string }) {
  const classes = useStyles();
  return (
    <Typography
      role="columnheader"
      variant="body2"
      component="div"
      className={classNames(classes.heading, props.className)}
    >
      {props.text}
    </Typography>
  );
}

/**
 * The columns as a tree grid. Arrow keys move between rows and open and close
 * nested fields, Enter opens the details.
 * @internal
 */
export function ColumnsGrid(props: {
  label: string;
  view: ColumnsView;
  compositeKey: boolean;
  /** Path of a column to scroll to and to mark. */
  column?: string;
  linkTo?: (path: string) => string;
}) {
  const { label, view, compositeKey, column, linkTo } = props;
  const { shown } = view;
  const classes = useStyles();
  const rows = useRowWindow(shown, column);
  const { windowed, moveTo } = rows;

  const onKeyDown = (event: KeyboardEvent, index: number) => {
    // Keys pressed in the details belong to what is focused there.
    if (event.target !== event.currentTarget) {
      return;
    }
    const { path, parents, hasNested } = shown[index];
    const actions: Record<string, () => void> = {
      ArrowDown: () => moveTo(index + 1),
      ArrowUp: () => moveTo(index - 1),
      Home: () => moveTo(0),
      End: () => moveTo(shown.length - 1),
      Enter: () => view.toggleDetails(path),
      ' ': () => view.toggleDetails(path),
      ArrowRight: () =>
        hasNested && !view.nestedOpen(path)
          ? view.toggleNested(path, true)
          : moveTo(index + (hasNested ? 1 : 0)),
      ArrowLeft: () =>
        hasNested && view.nestedOpen(path)
          ? view.toggleNested(path, false)
          : moveTo(
              shown.findIndex(
                node => node.path === parents[parents.length - 1],
              ),
            ),
    };
    if (event.key in actions) {
      event.preventDefault();
      actions[event.key]();
    }
  };

  return (
    <div
      ref={rows.rootRef}
      role="treegrid"
      aria-label={label}
      aria-rowcount={shown.length + 1}
      className={classNames(classes.root, windowed && classes.windowed)}
    >
      <div role="presentation" className={classes.inner}>
        <div
          role="row"
          aria-rowindex={1}
          className={classNames(classes.line, classes.head)}
        >
          <div role="presentation" className={classes.facts}>
            {FACTS.map(heading => (
              <Heading key={heading} text={heading} />
            ))}
          </div>
          <Heading text="Description" className={classes.description} />
        </div>
        {windowed && <div role="presentation" style={{ height: rows.above }} />}
        {rows.indexes.map(index => {
          const node = shown[index];
          const { path } = node;
          return (
            <div
              key={path}
              role="presentation"
              data-index={index}
              ref={windowed ? rows.measure : undefined}
            >
              <ColumnRow
                node={node}
                position={index + 1}
                compositeKey={compositeKey}
                nestedOpen={view.nestedOpen(path)}
                detailsOpen={view.detailsOpen(path)}
                anyNested={view.anyNested}
                marked={path === column}
                tabStop={index === rows.tabStop}
                onToggleNested={() => view.toggleNested(path)}
                onToggleDetails={() => view.toggleDetails(path)}
                onKeyDown={event => onKeyDown(event, index)}
                onFocus={() => rows.setActive(index)}
              >
                {view.detailsOpen(path) && (
                  <ColumnDetails shape={node.property}>
                    {linkTo && (
                      <Typography variant="body2" className={classes.link}>
                        <Link to={linkTo(path)}>Link to this column</Link>
                      </Typography>
                    )}
                  </ColumnDetails>
                )}
              </ColumnRow>
            </div>
          );
        })}
        {windowed && <div role="presentation" style={{ height: rows.below }} />}
      </div>
    </div>
  );
}

import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useVirtualizer } from '@tanstack/react-virtual';
import classNames from 'classnames';
import { KeyboardEvent, useEffect, useRef, useState } from 'react';
import { ColumnDetails } from './ColumnDetails';
import { ColumnRow, GRID_COLUMNS } from './ColumnRow';
import { ColumnsView } from './useColumnsView';

/** With fewer rows the table is as high as they are, and draws them all. */
const ALL_DRAWN = 60;
const ROW_HEIGHT = 45;

const HEADINGS = [
  'Name',
  'Type',
  'Constraints',
  'Classification',
  'Description',
];

const useStyles = makeStyles(
  theme => ({
    root: {
      overflowX: 'auto',
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: theme.shape.borderRadius,
    },
    windowed: { maxHeight: '70vh', overflowY: 'auto' },
    inner: { minWidth: '37.5rem' },
    head: {
      display: 'grid',
      gridTemplateColumns: GRID_COLUMNS,
      columnGap: theme.spacing(1),
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
  const rootRef = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const focusNext = useRef(false);
  const windowed = shown.length > ALL_DRAWN;

  const virtualizer = useVirtualizer({
    count: shown.length,
    getScrollElement: () => rootRef.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: index => shown[index].path,
    overscan: 10,
    enabled: windowed,
  });
  const items = windowed ? virtualizer.getVirtualItems() : [];
  const indexes = windowed
    ? items.map(({ index }) => index)
    : shown.map((_, index) => index);
  const above = items[0]?.start ?? 0;
  const below =
    items.length > 0
      ? virtualizer.getTotalSize() - items[items.length - 1].end
      : 0;

  const scrolledTo = useRef<string>();
  useEffect(() => {
    const index = shown.findIndex(({ path }) => path === column);
    if (index < 0 || scrolledTo.current === column) {
      return;
    }
    scrolledTo.current = column;
    setActive(index);
    if (windowed) {
      virtualizer.scrollToIndex(index, { align: 'center' });
      rootRef.current?.scrollIntoView({ block: 'center' });
    } else {
      rowElement(rootRef.current, shown[index].path)?.scrollIntoView({
        block: 'center',
      });
    }
  }, [shown, column, windowed, virtualizer]);

  useEffect(() => {
    const path = shown[active]?.path;
    if (focusNext.current && path !== undefined) {
      const row = rowElement(rootRef.current, path);
      if (row) {
        focusNext.current = false;
        row.focus();
      }
    }
  });

  const moveTo = (index: number) => {
    const target = Math.max(0, Math.min(shown.length - 1, index));
    focusNext.current = true;
    setActive(target);
    if (windowed) {
      virtualizer.scrollToIndex(target);
    }
  };
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
  const tabStop = indexes.includes(active) ? active : indexes[0];

  return (
    <div
      ref={rootRef}
      role="treegrid"
      aria-label={label}
      aria-rowcount={shown.length + 1}
      className={classNames(classes.root, windowed && classes.windowed)}
    >
      <div role="presentation" className={classes.inner}>
        <div role="row" aria-rowindex={1} className={classes.head}>
          {HEADINGS.map(heading => (
            <Typography
              key={heading}
              role="columnheader"
              variant="body2"
              component="div"
              className={classes.heading}
            >
              {heading}
            </Typography>
          ))}
        </div>
        {windowed && <div role="presentation" style={{ height: above }} />}
        {indexes.map(index => {
          const node = shown[index];
          const { path } = node;
          return (
            <div
              key={path}
              role="presentation"
              data-index={index}
              ref={windowed ? virtualizer.measureElement : undefined}
            >
              <ColumnRow
                node={node}
                position={index + 1}
                compositeKey={compositeKey}
                nestedOpen={view.nestedOpen(path)}
                detailsOpen={view.detailsOpen(path)}
                anyNested={view.anyNested}
                marked={path === column}
                tabStop={index === tabStop}
                onToggleNested={() => view.toggleNested(path)}
                onToggleDetails={() => view.toggleDetails(path)}
                onKeyDown={event => onKeyDown(event, index)}
                onFocus={() => setActive(index)}
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
        {windowed && <div role="presentation" style={{ height: below }} />}
      </div>
    </div>
  );
}

function rowElement(
  root: HTMLElement | null,
  path: string,
): HTMLElement | undefined {
  return [...(root?.querySelectorAll<HTMLElement>('[data-column]') ?? [])].find(
    row => row.dataset.column === path,
  );
}

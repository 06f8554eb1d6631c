import IconButton from '@material-ui/core/IconButton';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import CollapseIcon from '@material-ui/icons/ExpandMore';
import ExpandIcon from '@material-ui/icons/ChevronRight';
import KeyIcon from '@material-ui/icons/VpnKey';
import classNames from 'classnames';
import { KeyboardEvent, ReactNode } from 'react';
import { ClassificationChip } from '../chips';
import { ColumnNode } from './columnTree';
import { keysInWords, limitsInWords, typeInWords } from './columnWords';

/**
 * How a line of the table shares its width; the same for the head and all rows.
 * Where there is not enough of it, the description comes below the rest.
 * @internal
 */
export const COLUMN_LINE = {
  line: {
    display: 'flex',
    flexWrap: 'wrap' as const,
    alignItems: 'flex-start',
    columnGap: 8,
  },
  facts: {
    flex: '8 1 32rem',
    minWidth: 0,
    display: 'grid',
    gridTemplateColumns:
      'minmax(8rem, 3fr) minmax(5.5rem, 1.5fr) minmax(6rem, 2fr) minmax(7rem, 1fr)',
    columnGap: 8,
    alignItems: 'start',
  },
  description: { flex: '4 1 16rem', minWidth: 0 },
};

const useStyles = makeStyles(
  theme => ({
    ...COLUMN_LINE,
    row: {
      padding: theme.spacing(0.75, 1),
      cursor: 'pointer',
      '&:hover': { backgroundColor: theme.palette.action.hover },
      '&:focus-visible': {
        outline: `2px solid ${theme.palette.primary.main}`,
        outlineOffset: -2,
      },
    },
    block: { borderBottom: `1px solid ${theme.palette.divider}` },
    marked: {
      boxShadow: `inset 3px 0 ${theme.palette.primary.main}`,
      backgroundColor: theme.palette.action.selected,
    },
    name: { display: 'flex', alignItems: 'flex-start', minWidth: 0 },
    toggle: { padding: 2, marginRight: 2, flex: 'none' },
    noToggle: { width: 24, marginRight: 2, flex: 'none' },
    words: { minWidth: 0, overflowWrap: 'anywhere' },
    key: {
      fontSize: '0.9rem',
      marginLeft: 4,
      verticalAlign: 'text-bottom',
      color: theme.palette.text.secondary,
    },
    clamped: {
      display: '-webkit-box',
      '-webkit-line-clamp': 3,
      '-webkit-box-orient': 'vertical',
      overflow: 'hidden',
    },
  }),
  { name: 'MeshportColumnRow' },
);

/**
 * One column: a line that opens its details, and a button that opens its
 * nested fields.
 * @internal
 */
export function ColumnRow(props: {
  node: ColumnNode;
  /** From 1, among the rows shown. */
  position: number;
  compositeKey: boolean;
  nestedOpen: boolean;
  detailsOpen: boolean;
  /** Whether any column of the table has nested fields. */
  anyNested: boolean;
  /** The column that the address names. */
  marked: boolean;
  /** Whether the Tab key stops here. */
  tabStop: boolean;
  onToggleNested: () => void;
  onToggleDetails: () => void;
  onKeyDown: (event: KeyboardEvent<HTMLDivElement>) => void;
  onFocus: () => void;
  /** The details. */
  children?: ReactNode;
}) {
  const { node, nestedOpen, detailsOpen } = props;
  const { path, parents, property, hasNested } = node;
  const classes = useStyles();
  const keys = keysInWords(property, props.compositeKey);
  const rules = property.quality?.length ?? 0;
  const constraints = [
    ...keys,
    ...limitsInWords(property),
    rules > 0 && `${rules} quality ${rules === 1 ? 'rule' : 'rules'}`,
  ]
    .filter(Boolean)
    .join(', ');

  return (
    <div
      role="presentation"
      className={classNames(classes.block, props.marked && classes.marked)}
    >
      <div
        role="row"
        aria-label={path}
        aria-level={parents.length + 1}
        aria-rowindex={props.position + 1}
        aria-expanded={hasNested ? nestedOpen : undefined}
        aria-selected={detailsOpen}
        aria-current={props.marked || undefined}
        data-column={path}
        tabIndex={props.tabStop ? 0 : -1}
        className={classNames(classes.line, classes.row)}
        onClick={props.onToggleDetails}
        onKeyDown={props.onKeyDown}
        onFocus={props.onFocus}
      >
        <div role="presentation" className={classes.facts}>
          <div
            role="gridcell"
            className={classes.name}
            style={{ paddingLeft: `${parents.length * 1.25}rem` }}
          >
            {hasNested ? (
              <IconButton
                className={classes.toggle}
                size="small"
                tabIndex={-1}
                aria-label={`${nestedOpen ? 'Hide' : 'Show'} fields of ${path}`}
                onClick={event => {
                  event.stopPropagation();
                  props.onToggleNested();
                }}
              >
                {nestedOpen ? (
                  <CollapseIcon fontSize="small" />
                ) : (
                  <ExpandIcon fontSize="small" />
                )}
              </IconButton>
            ) : (
              props.anyNested && <span className={classes.noToggle} />
            )}
            <div className={classes.words}>
              <code>{property.name}</code>
              {property.primaryKey && (
                <KeyIcon className={classes.key} aria-hidden />
              )}
              <Typography variant="body2" color="textSecondary">
                {property.businessName}
              </Typography>
            </div>
          </div>
          <Typography
            role="gridcell"
            variant="body2"
            component="div"
            className={classes.words}
          >
            {typeInWords(property)}
          </Typography>
          <Typography
            role="gridcell"
            variant="body2"
            component="div"
            className={classes.words}
          >
            {constraints}
          </Typography>
          <div role="gridcell">
            {property.classification && (
              <ClassificationChip classification={property.classification} />
            )}
          </div>
        </div>
        <Typography
          role="gridcell"
          variant="body2"
          component="div"
          className={classNames(
            classes.description,
            classes.words,
            !detailsOpen && classes.clamped,
          )}
        >
          {property.description}
        </Typography>
      </div>
      {props.children}
    </div>
  );
}

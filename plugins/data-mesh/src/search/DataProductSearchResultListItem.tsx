import { parseEntityRef } from '@backstage/catalog-model';
import { Link } from '@backstage/core-components';
import { ResultHighlight } from '@backstage/plugin-search-common';
import Chip from '@material-ui/core/Chip';
import ListItemIcon from '@material-ui/core/ListItemIcon';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { DataProductDocument } from '@meshport/backstage-plugin-data-mesh-common';
import upperFirst from 'lodash/upperFirst';
import { ReactNode } from 'react';
import { MarkedText } from '../marketplace/MarkedText';
import { foundColumns, foundWords } from './foundText';

// More would hide the other results.
const SHOWN_COLUMNS = 3;

const useStyles = makeStyles(
  theme => ({
    result: { minWidth: 0, flex: 1 },
    text: { overflowWrap: 'anywhere' },
    about: {
      display: '-webkit-box',
      '-webkit-line-clamp': 3,
      '-webkit-box-orient': 'vertical',
      overflow: 'hidden',
    },
    columns: {
      margin: theme.spacing(1, 0, 0),
      paddingLeft: theme.spacing(2),
    },
    chips: { marginTop: theme.spacing(1) },
  }),
  { name: 'MeshportDataProductSearchResultListItem' },
);

/**
 * Props of the line that a data product has among search results.
 * @public
 */
export interface DataProductSearchResultListItemProps {
  icon?: ReactNode;
  /** A document of the type `data-products`. */
  result?: object;
  highlight?: ResultHighlight;
}

/**
 * A data product or an output port among the results of the portal's search,
 * with the columns because of which it was found.
 * @internal
 */
export function DataProductSearchResultListItem(
  props: DataProductSearchResultListItemProps,
) {
  const { icon, result, highlight } = props;
  const classes = useStyles();
  if (!result) {
    return null;
  }
  // Written by the search module of the data mesh.
  const document = result as DataProductDocument;
  const words = foundWords(highlight);
  const columns = foundColumns(document, words);
  return (
    <>
      {icon && <ListItemIcon>{icon}</ListItemIcon>}
      <div className={classes.result}>
        <Typography variant="h6" component="div" className={classes.text}>
          <Link noTrack to={document.location}>
            <MarkedText text={document.title} search={words} />
          </Link>
        </Typography>
        <Typography
          variant="body2"
          color="textSecondary"
          className={`${classes.text} ${classes.about}`}
        >
          <MarkedText text={document.text.split('\n')[0]} search={words} />
        </Typography>
        {columns.length > 0 && <FoundColumns columns={columns} words={words} />}
        <div className={classes.chips}>
          {chipsOf(document).map(label => (
            <Chip key={label} size="small" label={label} />
          ))}
        </div>
      </div>
    </>
  );
}

function FoundColumns(props: { columns: string[]; words: string }) {
  const { columns, words } = props;
  const classes = useStyles();
  const more = columns.length - SHOWN_COLUMNS;
  return (
    <ul className={classes.columns} aria-label="Columns found">
      {columns.slice(0, SHOWN_COLUMNS).map(column => (
        <Typography
          key={column}
          component="li"
          variant="body2"
          className={classes.text}
        >
          <MarkedText text={column} search={words} />
        </Typography>
      ))}
      {more > 0 && (
        <Typography component="li" variant="body2" color="textSecondary">
          {more === 1 ? 'and 1 more column' : `and ${more} more columns`}
        </Typography>
      )}
    </ul>
  );
}

function chipsOf(document: DataProductDocument): string[] {
  return [
    document.subject === 'port' ? 'Output port' : 'Data product',
    `Domain: ${parseEntityRef(document.domain).name}`,
    `Owner: ${parseEntityRef(document.owner).name}`,
    `Lifecycle: ${upperFirst(document.lifecycle)}`,
    ...(document.classification
      ? [`Classification: ${upperFirst(document.classification)}`]
      : []),
  ];
}

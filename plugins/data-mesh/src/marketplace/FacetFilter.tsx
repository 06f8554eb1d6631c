import Button from '@material-ui/core/Button';
import Checkbox from '@material-ui/core/Checkbox';
import InputBase from '@material-ui/core/InputBase';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  FacetValue,
  ProductFacet,
} from '@meshport/backstage-plugin-data-mesh-common';
import { useState } from 'react';
import { FACET_TITLES, facetChoices } from './facetLabels';

/** As many values are seen at a glance; the rest is folded away. */
const FOLDED_COUNT = 6;
/** A list longer than this gets a field to search in it. */
const SEARCHED_COUNT = 12;
/** More than this is never drawn at once; typing finds the others. */
const DRAWN_COUNT = 100;

const useStyles = makeStyles(
  theme => ({
    root: {
      border: 0,
      margin: 0,
      padding: 0,
      minWidth: 0,
      marginBottom: theme.spacing(2),
    },
    title: {
      ...theme.typography.subtitle2,
      padding: 0,
      marginBottom: theme.spacing(0.5),
    },
    list: {
      listStyle: 'none',
      margin: 0,
      padding: 0,
      maxHeight: '20rem',
      overflowY: 'auto',
    },
    choice: {
      display: 'flex',
      alignItems: 'center',
      gap: theme.spacing(0.5),
      padding: theme.spacing(0.25, 0.5, 0.25, 0),
      borderRadius: theme.shape.borderRadius,
      cursor: 'pointer',
      '&:hover': { backgroundColor: theme.palette.action.hover },
      '&:focus-within': {
        outline: `2px solid ${theme.palette.primary.main}`,
        outlineOffset: -2,
      },
    },
    checkbox: { padding: theme.spacing(0.25) },
    label: {
      flex: 1,
      minWidth: 0,
      lineHeight: 1.3,
      overflowWrap: 'anywhere',
    },
    search: {
      ...theme.typography.body2,
      width: '100%',
      borderBottom: `1px solid ${theme.palette.divider}`,
      marginBottom: theme.spacing(0.5),
    },
  }),
  { name: 'MeshportFacetFilter' },
);

/** Those chosen stay in sight while the list is folded. */
function foldedValues(values: FacetValue[], chosen: string[]): FacetValue[] {
  return values.filter(
    ({ value }, index) => index < FOLDED_COUNT || chosen.includes(value),
  );
}

/**
 * The values of a facet with how many products have each, to choose from. Long
 * lists are folded, and searched when opened.
 * @internal
 */
export function FacetFilter(props: {
  facet: ProductFacet;
  values: FacetValue[];
  chosen: string[];
  onToggle: (value: string) => void;
}) {
  const { facet, values, chosen, onToggle } = props;
  const classes = useStyles();
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const title = FACET_TITLES[facet];

  const choices = facetChoices(facet, values, chosen);
  const found = choices.filter(choice =>
    choice.title.toLocaleLowerCase().includes(text.toLocaleLowerCase()),
  );
  const shown = open
    ? found.slice(0, DRAWN_COUNT)
    : foldedValues(choices, chosen);
  const more = found.length - shown.length;

  return (
    <fieldset className={classes.root}>
      <legend className={classes.title}>{title}</legend>
      {open && choices.length > SEARCHED_COUNT && (
        <InputBase
          className={classes.search}
          placeholder={`Find among ${choices.length}`}
          value={text}
          onChange={event => setText(event.target.value)}
          inputProps={{ 'aria-label': `Find in ${title}` }}
        />
      )}
      <ul className={classes.list}>
        {shown.map(choice => (
          <li key={choice.value}>
            <label className={classes.choice}>
              <Checkbox
                size="small"
                color="primary"
                className={classes.checkbox}
                checked={chosen.includes(choice.value)}
                onChange={() => onToggle(choice.value)}
              />
              <Typography variant="body2" className={classes.label}>
                {choice.title}
              </Typography>
              <Typography variant="body2" color="textSecondary">
                {choice.count.toLocaleString()}
              </Typography>
            </label>
          </li>
        ))}
      </ul>
      {open && more > 0 && (
        <Typography variant="caption" color="textSecondary">
          {more.toLocaleString()} more; type to find them
        </Typography>
      )}
      {choices.length > FOLDED_COUNT && (open || more > 0) && (
        <Button
          size="small"
          color="primary"
          aria-expanded={open}
          onClick={() => {
            setOpen(!open);
            setText('');
          }}
        >
          {open ? 'Show fewer' : `Show all ${choices.length}`}
        </Button>
      )}
    </fieldset>
  );
}

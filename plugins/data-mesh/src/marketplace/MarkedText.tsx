import { makeStyles } from '@material-ui/core/styles';
import { markWords } from './markWords';

const useStyles = makeStyles(
  theme => ({
    mark: {
      fontWeight: 'bold',
      color: 'inherit',
      backgroundColor: 'transparent',
      borderBottom: `2px solid ${theme.palette.primary.main}`,
    },
  }),
  { name: 'MeshportMarkedText' },
);

/**
 * A text with the words looked for marked in it.
 * @internal
 */
export function MarkedText(props: { text: string; search: string }) {
  const classes = useStyles();
  return (
    <>
      {markWords(props.text, props.search).map(({ text, marked }, index) =>
        marked ? (
          // The pieces have no other identity than their place.
          <mark key={index} className={classes.mark}>
            {text}
          </mark>
        ) : (
          text
        ),
      )}
    </>
  );
}

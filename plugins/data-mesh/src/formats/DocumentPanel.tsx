import { CodeSnippet } from '@backstage/core-components';
import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { saveFile } from './saveFile';

/** Colouring a longer text would freeze the browser for seconds. */
const MAX_COLOURED_CHARACTERS = 100_000;

const LANGUAGES: [RegExp, string][] = [
  [/\.ya?ml$/, 'yaml'],
  [/\.json(ld)?$/, 'json'],
  [/\.sql$/, 'sql'],
  [/\.md$/, 'markdown'],
];

const useStyles = makeStyles(
  { content: { maxHeight: '22rem', overflow: 'auto' } },
  { name: 'MeshportDocumentPanel' },
);

/**
 * A document with its file name, to copy or to save.
 * @internal
 */
export function DocumentPanel(props: {
  fileName: string;
  content: string;
  mediaType: string;
}) {
  const { fileName, content, mediaType } = props;
  const classes = useStyles();
  const language =
    content.length > MAX_COLOURED_CHARACTERS
      ? undefined
      : LANGUAGES.find(([ending]) => ending.test(fileName))?.[1];
  return (
    <section aria-label={fileName}>
      <Box display="flex" alignItems="center" justifyContent="space-between">
        <Typography variant="subtitle2" component="h3">
          {fileName}
        </Typography>
        <Button
          color="primary"
          onClick={() => saveFile(fileName, content, mediaType)}
        >
          Download
        </Button>
      </Box>
      <div className={classes.content}>
        <CodeSnippet
          text={content}
          language={language ?? 'text'}
          showCopyCodeButton
        />
      </div>
    </section>
  );
}

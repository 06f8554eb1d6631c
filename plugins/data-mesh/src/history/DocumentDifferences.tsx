import { Progress } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import Box from '@material-ui/core/Box';
import { alpha, makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { dataMeshApiRef } from '@meshport/backstage-plugin-data-mesh-react';
import { structuredPatch } from 'diff';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { AnswerFailure } from '../live/AnswerFailure';

/** Lines around a change, so that it can be placed. */
const CONTEXT_LINES = 4;

const useStyles = makeStyles(
  theme => ({
    lines: {
      margin: 0,
      overflowX: 'auto',
      fontSize: theme.typography.pxToRem(13),
      lineHeight: 1.5,
      border: `1px solid ${theme.palette.divider}`,
    },
    line: { display: 'block', minWidth: 'fit-content', padding: '0 8px' },
    added: { background: alpha(theme.palette.success.main, 0.2) },
    removed: { background: alpha(theme.palette.error.main, 0.2) },
    place: { color: theme.palette.text.secondary },
  }),
  { name: 'MeshportDocumentDifferences' },
);

/**
 * Two documents of a contract line by line, as they were in git.
 * @internal
 */
export function DocumentDifferences(props: {
  contractRef: string;
  before: number;
  after: number;
}) {
  const { contractRef, before, after } = props;
  const api = useApi(dataMeshApiRef);
  const classes = useStyles();
  const { value, error, retry } = useAsyncRetry(async () => {
    const [older, newer] = await Promise.all([
      api.getContractVersion(contractRef, before),
      api.getContractVersion(contractRef, after),
    ]);
    return structuredPatch('', '', older.definition, newer.definition, '', '', {
      context: CONTEXT_LINES,
    }).hunks;
  }, [api, contractRef, before, after]);

  if (error) {
    return <AnswerFailure error={error} retry={retry} />;
  }
  if (!value) {
    return <Progress />;
  }
  if (value.length === 0) {
    return (
      <Box mt={2}>
        <Typography variant="body2">The documents are the same.</Typography>
      </Box>
    );
  }
  const look: Record<string, string> = {
    '+': classes.added,
    '-': classes.removed,
  };
  return (
    <Box mt={2}>
      <pre className={classes.lines} aria-label="Differences line by line">
        {value.map(hunk => (
          <span key={hunk.oldStart}>
            <span className={`${classes.line} ${classes.place}`}>
              {`Lines ${hunk.oldStart} to ${
                hunk.oldStart + Math.max(hunk.oldLines - 1, 0)
              }, now ${hunk.newStart} to ${
                hunk.newStart + Math.max(hunk.newLines - 1, 0)
              }`}
            </span>
            {hunk.lines.map((line, index) => (
              <span
                // Lines repeat, and never move.
                key={`${hunk.oldStart}-${index}`}
                className={`${classes.line} ${look[line[0]] ?? ''}`}
              >
                {line}
              </span>
            ))}
          </span>
        ))}
      </pre>
    </Box>
  );
}

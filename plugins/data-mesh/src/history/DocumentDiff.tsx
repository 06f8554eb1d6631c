import { Progress, ResponseErrorPanel } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { fade } from '@material-ui/core/styles/colorManipulator';
import { dataMeshApiRef } from '@meshport/backstage-plugin-data-mesh-react';
import { useMemo, useState } from 'react';
import useAsync from 'react-use/esm/useAsync';
import { DiffBlock, DiffLine, foldUnchanged, lineDiff } from './lineDiff';

const SIGNS: Record<DiffLine['kind'], string> = {
  same: ' ',
  added: '+',
  removed: '-',
};
const WORDS: Record<DiffLine['kind'], string> = {
  same: '',
  added: 'Added: ',
  removed: 'Removed: ',
};

const useStyles = makeStyles(
  theme => ({
    root: {
      maxHeight: '70vh',
      overflow: 'auto',
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: theme.shape.borderRadius,
    },
    table: {
      borderCollapse: 'collapse',
      width: '100%',
      fontFamily: 'monospace',
      fontSize: '0.85rem',
      '& td': { padding: theme.spacing(0, 1), verticalAlign: 'top' },
    },
    number: {
      textAlign: 'right',
      color: theme.palette.text.secondary,
      userSelect: 'none',
      width: '1%',
    },
    text: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
    same: {},
    added: { backgroundColor: fade(theme.palette.success.main, 0.18) },
    removed: { backgroundColor: fade(theme.palette.error.main, 0.18) },
    fold: { backgroundColor: theme.palette.action.hover },
    spoken: {
      position: 'absolute',
      width: 1,
      height: 1,
      overflow: 'hidden',
      clip: 'rect(0 0 0 0)',
    },
  }),
  { name: 'MeshportDocumentDiff' },
);

function Block(props: { block: DiffBlock }) {
  const { lines, folded } = props.block;
  const classes = useStyles();
  const [open, setOpen] = useState(false);
  if (folded && !open) {
    return (
      <tr className={classes.fold}>
        <td colSpan={4}>
          <Button size="small" onClick={() => setOpen(true)}>
            Show {lines.length} unchanged{' '}
            {lines.length === 1 ? 'line' : 'lines'}
          </Button>
        </td>
      </tr>
    );
  }
  return (
    <>
      {lines.map(({ kind, text, before, after }) => (
        <tr key={`${before} ${after}`} className={classes[kind]}>
          <td className={classes.number}>{before}</td>
          <td className={classes.number}>{after}</td>
          <td aria-hidden>{SIGNS[kind]}</td>
          <td className={classes.text}>
            <span className={classes.spoken}>{WORDS[kind]}</span>
            {text}
          </td>
        </tr>
      ))}
    </>
  );
}

/**
 * The documents of two versions line by line, as they were in git. Also for
 * versions that cannot be read.
 * @internal
 */
export function DocumentDiff(props: {
  contractRef: string;
  before: number;
  after: number;
}) {
  const { contractRef, before, after } = props;
  const dataMesh = useApi(dataMeshApiRef);
  const classes = useStyles();
  const { value, loading, error } = useAsync(
    () =>
      Promise.all([
        dataMesh.getContractVersion(contractRef, before),
        dataMesh.getContractVersion(contractRef, after),
      ]),
    [dataMesh, contractRef, before, after],
  );
  const blocks = useMemo(() => {
    const lines = value && lineDiff(value[0].definition, value[1].definition);
    return lines && foldUnchanged(lines);
  }, [value]);

  if (loading) {
    return <Progress />;
  }
  if (error) {
    return <ResponseErrorPanel error={error} />;
  }
  if (!blocks) {
    return (
      <Typography variant="body2">
        The documents differ too much to be shown side by side here.
      </Typography>
    );
  }
  return (
    <div className={classes.root}>
      <table
        className={classes.table}
        aria-label="Differences of the documents"
      >
        <tbody>
          {blocks.map((block, index) => (
            <Block key={index} block={block} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

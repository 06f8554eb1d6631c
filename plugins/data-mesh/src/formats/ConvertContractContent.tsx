import { Progress, ResponseErrorPanel } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { dataMeshApiRef } from '@meshport/backstage-plugin-data-mesh-react';
import { ChangeEvent, FormEvent, useState } from 'react';
import useAsync from 'react-use/esm/useAsync';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { ImportOutcome } from './ImportOutcome';

/** What the backend takes at most. */
const LARGEST_BYTES = 1_000_000;

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(3),
      alignItems: 'start',
      [theme.breakpoints.up('md')]: {
        gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
      },
    },
    form: { display: 'grid', gap: theme.spacing(2) },
    source: { fontFamily: 'monospace', fontSize: '0.85rem' },
    actions: { display: 'flex', gap: theme.spacing(1), flexWrap: 'wrap' },
  }),
  { name: 'MeshportConvertContract' },
);

/**
 * Turns a document of another format into an ODCS contract, to look at, copy
 * and save. Nothing is stored.
 * @internal
 */
export function ConvertContractContent() {
  const dataMesh = useApi(dataMeshApiRef);
  const classes = useStyles();
  const [source, setSource] = useState('');
  const [format, setFormat] = useState('');
  const [id, setId] = useState('');
  const [fileProblem, setFileProblem] = useState<string>();
  const formats = useAsync(() => dataMesh.getFormats(), [dataMesh]);
  const [conversion, convert] = useAsyncFn(
    () =>
      dataMesh.importContract({
        format: format || undefined,
        source,
        options: id ? { id } : undefined,
      }),
    [dataMesh, format, source, id],
  );

  const readFile = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    // The same file can be chosen again after it was mended.
    event.target.value = '';
    if (!file) {
      return;
    }
    if (file.size > LARGEST_BYTES) {
      setFileProblem(`${file.name} is larger than 1 MB.`);
      return;
    }
    setFileProblem(undefined);
    setSource(await file.text());
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    convert();
  };

  return (
    <div className={classes.root}>
      <EntityInfoCard title="Convert a contract">
        <form className={classes.form} onSubmit={onSubmit}>
          <Typography variant="body2">
            Paste or open a document in another format. It becomes an ODCS
            contract to put into git beside your product; nothing is stored
            here.
          </Typography>
          {formats.error && <ResponseErrorPanel error={formats.error} />}
          <TextField
            select
            variant="outlined"
            size="small"
            label="Format"
            value={format}
            SelectProps={{
              displayEmpty: true,
              SelectDisplayProps: { 'aria-label': 'Format' },
            }}
            InputLabelProps={{ shrink: true }}
            onChange={event => setFormat(event.target.value)}
          >
            <MenuItem value="">Recognise it from the document</MenuItem>
            {formats.value?.imports.map(summary => (
              <MenuItem key={summary.id} value={summary.id}>
                {summary.title}
              </MenuItem>
            ))}
          </TextField>
          <TextField
            variant="outlined"
            size="small"
            label="Id of the contract"
            helperText="Used when the document has none"
            value={id}
            onChange={event => setId(event.target.value)}
          />
          <TextField
            variant="outlined"
            label="Document"
            multiline
            minRows={14}
            maxRows={28}
            required
            value={source}
            InputProps={{ classes: { input: classes.source } }}
            inputProps={{ spellCheck: false, 'aria-label': 'Document' }}
            onChange={event => setSource(event.target.value)}
            error={Boolean(fileProblem)}
            helperText={fileProblem}
          />
          <div className={classes.actions}>
            <Button
              type="submit"
              variant="contained"
              color="primary"
              disabled={conversion.loading || source.trim() === ''}
            >
              Convert
            </Button>
            <Button component="label" variant="outlined">
              Open a file
              <input
                type="file"
                hidden
                aria-label="Open a file"
                accept=".yaml,.yml,.json,.txt"
                onChange={readFile}
              />
            </Button>
          </div>
        </form>
      </EntityInfoCard>
      <EntityInfoCard title="Result">
        {conversion.loading && <Progress />}
        {conversion.error && <ResponseErrorPanel error={conversion.error} />}
        {!conversion.loading && conversion.value && (
          <ImportOutcome result={conversion.value} />
        )}
        {!conversion.loading && !conversion.error && !conversion.value && (
          <Typography variant="body2">
            The contract will be shown here, with all that the format could not
            say and all that could not be taken over.
          </Typography>
        )}
      </EntityInfoCard>
    </div>
  );
}

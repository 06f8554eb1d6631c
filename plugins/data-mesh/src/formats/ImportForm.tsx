import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import {
  FormatSummary,
  ImportRequest,
} from '@meshport/backstage-plugin-data-mesh-common';
import { ChangeEvent, FormEvent, useState } from 'react';

/** The backend takes no more, and neither does a contract. */
const MAX_BYTES = 1_000_000;
const RECOGNISE = 'recognise';

/**
 * Takes a document, pasted or from a file, and the format it has.
 * @internal
 */
export function ImportForm(props: {
  formats: FormatSummary[];
  busy: boolean;
  onSubmit: (request: ImportRequest) => void;
}) {
  const { formats, busy, onSubmit } = props;
  const [source, setSource] = useState('');
  const [format, setFormat] = useState(RECOGNISE);
  const [id, setId] = useState('');
  const [problem, setProblem] = useState<string>();

  const readFile = async (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = Array.from(event.target.files ?? []);
    // The same file can be chosen again after it was mended.
    event.target.value = '';
    if (!file) {
      return;
    }
    if (file.size > MAX_BYTES) {
      setProblem(`${file.name} is larger than 1 MB; split it`);
      return;
    }
    setSource(await file.text());
    setProblem(undefined);
  };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!source.trim()) {
      setProblem('Paste a document or choose a file');
      return;
    }
    onSubmit({
      source,
      ...(format !== RECOGNISE && { format }),
      ...(id.trim() && { options: { id: id.trim() } }),
    });
  };

  return (
    <form onSubmit={submit} noValidate aria-label="Convert a document">
      <TextField
        select
        fullWidth
        id="import-format"
        label="Format"
        variant="outlined"
        margin="normal"
        value={format}
        onChange={event => setFormat(event.target.value)}
      >
        <MenuItem value={RECOGNISE}>Recognise it</MenuItem>
        {formats.map(({ id: value, title }) => (
          <MenuItem key={value} value={value}>
            {title}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        fullWidth
        id="import-id"
        label="Id of the contract, when the document has none"
        variant="outlined"
        margin="normal"
        value={id}
        onChange={event => setId(event.target.value)}
      />
      <TextField
        fullWidth
        multiline
        required
        id="import-source"
        label="Document"
        variant="outlined"
        margin="normal"
        minRows={12}
        maxRows={24}
        value={source}
        error={Boolean(problem)}
        helperText={problem ?? 'YAML or JSON, at most 1 MB'}
        onChange={event => {
          setSource(event.target.value);
          setProblem(undefined);
        }}
        InputProps={{ style: { fontFamily: 'monospace' } }}
      />
      <Box mt={1} display="flex" alignItems="center" gridGap={16}>
        <Button
          type="submit"
          variant="contained"
          color="primary"
          disabled={busy}
        >
          {busy ? 'Converting…' : 'Convert'}
        </Button>
        <Button component="label" variant="outlined" disabled={busy}>
          Choose a file
          <input
            hidden
            type="file"
            accept=".yaml,.yml,.json"
            aria-label="File"
            onChange={readFile}
          />
        </Button>
        <Typography variant="body2" color="textSecondary">
          Nothing is stored.
        </Typography>
      </Box>
    </form>
  );
}

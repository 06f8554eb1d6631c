import { Progress } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import { dataMeshApiRef } from '@meshport/backstage-plugin-data-mesh-react';
import { useState } from 'react';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { AnswerFailure } from '../live/AnswerFailure';
import { DocumentPanel } from './DocumentPanel';
import { LossList } from './LossList';

/**
 * What can be exported.
 * @internal
 */
export interface ExportSubject {
  kind: 'contract' | 'product';
  entityRef: string;
}

/**
 * Lets one choose a format, shows what it cannot carry and the document, to
 * copy or to save.
 * @internal
 */
export function ExportDialog(props: {
  subject: ExportSubject;
  onClose: () => void;
}) {
  const { subject, onClose } = props;
  const api = useApi(dataMeshApiRef);
  const formats = useAsyncRetry(async () => {
    const { contractExports, productExports } = await api.getFormats();
    return subject.kind === 'contract' ? contractExports : productExports;
  }, [api, subject.kind]);
  const [chosen, setChosen] = useState('');

  return (
    <Dialog
      open
      fullWidth
      maxWidth="md"
      onClose={onClose}
      aria-labelledby="export-title"
    >
      <DialogTitle id="export-title">
        Export the {subject.kind === 'contract' ? 'contract' : 'data product'}
      </DialogTitle>
      <DialogContent>
        {formats.error && (
          <AnswerFailure error={formats.error} retry={formats.retry} />
        )}
        {!formats.value && !formats.error && <Progress />}
        {formats.value && (
          <TextField
            select
            fullWidth
            id="export-format"
            label="Format"
            variant="outlined"
            margin="dense"
            value={chosen}
            onChange={event => setChosen(event.target.value)}
          >
            {formats.value.map(({ id, title }) => (
              <MenuItem key={id} value={id}>
                {title}
              </MenuItem>
            ))}
          </TextField>
        )}
        {chosen && (
          <Exported
            subject={subject}
            format={chosen}
            title={
              formats.value?.find(({ id }) => id === chosen)?.title ?? chosen
            }
          />
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Close</Button>
      </DialogActions>
    </Dialog>
  );
}

function Exported(props: {
  subject: ExportSubject;
  format: string;
  title: string;
}) {
  const { subject, format, title } = props;
  const { kind, entityRef } = subject;
  const api = useApi(dataMeshApiRef);
  const { value, error, loading, retry } = useAsyncRetry(
    () =>
      kind === 'contract'
        ? api.exportContract(entityRef, format)
        : api.exportProduct(entityRef, format),
    [api, kind, entityRef, format],
  );
  if (error) {
    return <AnswerFailure error={error} retry={retry} />;
  }
  // The document of the format before must not be taken for this one's.
  if (!value || loading) {
    return <Progress />;
  }
  return (
    <Box mt={2} display="flex" flexDirection="column" gridGap={16}>
      <LossList losses={value.losses} format={title} />
      <DocumentPanel {...value} />
    </Box>
  );
}

import { Progress, ResponseErrorPanel } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import { FormatSummary } from '@meshport/backstage-plugin-data-mesh-common';
import { dataMeshApiRef } from '@meshport/backstage-plugin-data-mesh-react';
import { useId } from 'react';
import useAsync from 'react-use/esm/useAsync';
import { DocumentActions } from './DocumentActions';
import { DocumentText } from './DocumentText';
import { Losses } from './Losses';

/**
 * What an export holds and what it cannot, before it is saved.
 * @internal
 */
export function ExportDialog(props: {
  subject: 'product' | 'contract';
  entityRef: string;
  format: FormatSummary;
  onClose: () => void;
}) {
  const { subject, entityRef, format, onClose } = props;
  const dataMesh = useApi(dataMeshApiRef);
  const titleId = useId();
  const { value, loading, error } = useAsync(
    () =>
      subject === 'product'
        ? dataMesh.exportProduct(entityRef, format.id)
        : dataMesh.exportContract(entityRef, format.id),
    [dataMesh, subject, entityRef, format.id],
  );

  return (
    <Dialog
      open
      fullWidth
      maxWidth="md"
      onClose={onClose}
      aria-labelledby={titleId}
    >
      <DialogTitle id={titleId}>Export as {format.title}</DialogTitle>
      <DialogContent>
        {loading && <Progress />}
        {error && <ResponseErrorPanel error={error} />}
        {value && (
          <>
            <Losses losses={value.losses} format={format.title} />
            <DocumentText text={value.content} label={value.fileName} />
          </>
        )}
      </DialogContent>
      <DialogActions>
        {value && (
          <DocumentActions
            text={value.content}
            fileName={value.fileName}
            mediaType={value.mediaType}
          />
        )}
        <Button onClick={onClose}>Close</Button>
      </DialogActions>
    </Dialog>
  );
}

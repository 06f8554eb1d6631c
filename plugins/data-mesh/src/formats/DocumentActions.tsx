import { alertApiRef, useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import { useEffect } from 'react';
import useCopyToClipboard from 'react-use/esm/useCopyToClipboard';
import { saveDocument } from '@meshport/backstage-plugin-data-mesh-react';

/**
 * Copies a document or saves it as a file.
 * @internal
 */
export function DocumentActions(props: {
  text: string;
  fileName: string;
  mediaType: string;
}) {
  const { text, fileName, mediaType } = props;
  const alerts = useApi(alertApiRef);
  const [copied, copy] = useCopyToClipboard();
  useEffect(() => {
    if (copied.error) {
      alerts.post({
        message: `The document could not be copied: ${copied.error.message}`,
        severity: 'error',
      });
    } else if (copied.value) {
      alerts.post({
        message: 'Copied to the clipboard',
        severity: 'success',
        display: 'transient',
      });
    }
  }, [alerts, copied]);
  return (
    <>
      <Button onClick={() => copy(text)}>Copy</Button>
      <Button
        color="primary"
        onClick={() => saveDocument({ text, fileName, mediaType })}
      >
        Save {fileName}
      </Button>
    </>
  );
}

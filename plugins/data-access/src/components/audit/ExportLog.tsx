import { useApi } from '@backstage/core-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import Button from '@material-ui/core/Button';
import SaveAltIcon from '@material-ui/icons/SaveAlt';
import { accessAuditReadPermission } from '@meshport/backstage-plugin-data-access-common';
import {
  ActionFailure,
  dataAccessApiRef,
  saveDocument,
  useAttempt,
} from '@meshport/backstage-plugin-data-mesh-react';

/** Saves the whole log as a file, for those who may read all of it. */
export function ExportLog() {
  const api = useApi(dataAccessApiRef);
  const { attempt, busy, error } = useAttempt();
  const { allowed } = usePermission({ permission: accessAuditReadPermission });
  if (!allowed) {
    return null;
  }
  const save = () =>
    attempt(async () =>
      saveDocument({
        text: await api.exportEvents(),
        fileName: 'access-log.ndjson',
        mediaType: 'application/x-ndjson',
      }),
    );
  return (
    <>
      <Button
        variant="outlined"
        startIcon={<SaveAltIcon />}
        onClick={save}
        disabled={busy}
        title="The whole log, to be checked with “meshport audit verify”"
      >
        {busy ? 'Exporting…' : 'Export the log'}
      </Button>
      {error && <ActionFailure error={error} typedText="none" />}
    </>
  );
}

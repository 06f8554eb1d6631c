import { alertApiRef, useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import SaveAltIcon from '@material-ui/icons/SaveAlt';
import {
  dataGovernanceApiRef,
  saveDocument,
} from '@meshport/backstage-plugin-data-mesh-react';
import { useEffect } from 'react';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { MeshView, toMeshQuery } from '../../model';

/**
 * Saves the results of the products shown as a CSV file.
 * @internal
 */
export function ExportButton(props: { view: MeshView; scorecard?: string }) {
  const { view, scorecard } = props;
  const governance = useApi(dataGovernanceApiRef);
  const alerts = useApi(alertApiRef);
  const [state, exportResults] = useAsyncFn(async () => {
    const text = await governance.exportResults(
      toMeshQuery({ ...view, scorecard }),
    );
    saveDocument({
      text,
      fileName: 'scorecard-results.csv',
      mediaType: 'text/csv',
    });
  }, [governance, view, scorecard]);

  useEffect(() => {
    if (state.error) {
      alerts.post({
        severity: 'error',
        display: 'transient',
        message: `The results could not be exported: ${state.error.message}`,
      });
    }
  }, [alerts, state.error]);

  return (
    <Button
      variant="outlined"
      startIcon={<SaveAltIcon />}
      disabled={state.loading}
      onClick={exportResults}
    >
      Export CSV
    </Button>
  );
}

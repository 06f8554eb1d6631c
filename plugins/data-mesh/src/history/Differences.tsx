import { Progress, ResponseErrorPanel } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import Switch from '@material-ui/core/Switch';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import { ContractDifferences } from '@meshport/backstage-plugin-data-mesh-common';
import { dataMeshApiRef } from '@meshport/backstage-plugin-data-mesh-react';
import { useState } from 'react';
import useAsync from 'react-use/esm/useAsync';
import { isBreaking } from './changeGroups';
import { ChangeList } from './ChangeList';

const COMPATIBILITY: Record<ContractDifferences['compatibility'], string> = {
  full: 'Old readers can read new data, and new readers old data.',
  backward: 'New readers can read old data; old readers may fail on new data.',
  forward: 'Old readers can read new data; new readers may fail on old data.',
  none: 'Neither can old readers read new data, nor new readers old data.',
};

function summary(changes: number, breaking: number): string {
  return `${changes} ${
    changes === 1 ? 'change' : 'changes'
  }, ${breaking} breaking`;
}

/**
 * What changed between two versions that can be read, and whether the version
 * number says so.
 * @internal
 */
export function Differences(props: {
  contractRef: string;
  before: number;
  after: number;
}) {
  const { contractRef, before, after } = props;
  const dataMesh = useApi(dataMeshApiRef);
  const [onlyBreaking, setOnlyBreaking] = useState(false);
  const { value, loading, error } = useAsync(
    () => dataMesh.compareContractVersions(contractRef, { before, after }),
    [dataMesh, contractRef, before, after],
  );

  if (loading) {
    return <Progress />;
  }
  if (error || !value) {
    return error ? <ResponseErrorPanel error={error} /> : null;
  }
  const { changes, version, compatibility } = value.differences;
  const breaking = changes.filter(isBreaking);
  if (changes.length === 0) {
    return (
      <Typography variant="body2">
        The two versions mean the same. What differs in the text, such as order
        and comments, is in the document.
      </Typography>
    );
  }
  return (
    <>
      <Alert severity={version.sufficient ? 'success' : 'warning'}>
        {version.message}
      </Alert>
      <Typography variant="body2" style={{ marginTop: 8 }}>
        <strong>{summary(changes.length, breaking.length)}.</strong>{' '}
        {COMPATIBILITY[compatibility]}
      </Typography>
      {breaking.length > 0 && breaking.length < changes.length && (
        <FormControlLabel
          style={{ marginLeft: 0 }}
          control={
            <Switch
              size="small"
              color="primary"
              checked={onlyBreaking}
              onChange={(_, checked) => setOnlyBreaking(checked)}
            />
          }
          label={<Typography variant="body2">Only breaking changes</Typography>}
        />
      )}
      <ChangeList
        changes={onlyBreaking && breaking.length > 0 ? breaking : changes}
      />
    </>
  );
}

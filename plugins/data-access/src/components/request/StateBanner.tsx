import { useApi } from '@backstage/core-plugin-api';
import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import Alert, { Color } from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { AccessRequest } from '@meshport/backstage-plugin-data-access-common';
import {
  ActionFailure,
  dataAccessApiRef,
  Tone,
} from '@meshport/backstage-plugin-data-mesh-react';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { useRequestNames } from '../../hooks/useRequestNames';
import { useViewer } from '../../hooks/useViewer';
import { describeState } from '../../model/describeState';

const SEVERITIES: Record<Tone, Color> = {
  neutral: 'info',
  notice: 'info',
  good: 'success',
  caution: 'warning',
  danger: 'error',
};

/** Where the request stands, in plain words; an alarm can be tried again. */
export function StateBanner(props: {
  request: AccessRequest;
  canRetry: boolean;
  /** Called after it was tried again. */
  onChange: () => void;
}) {
  const { request, canRetry, onChange } = props;
  const api = useApi(dataAccessApiRef);
  const viewer = useViewer();
  const name = useRequestNames(request);
  const [retrying, retry] = useAsyncFn(async () => {
    await api.retry(request.id);
    onChange();
  }, [api, request.id, onChange]);
  const { title, detail, tone } = describeState(request, viewer, name);
  const severity = SEVERITIES[tone];

  return (
    <>
      <Alert
        severity={severity}
        role={severity === 'error' ? 'alert' : 'status'}
        action={
          canRetry && (
            <Button
              color="inherit"
              size="small"
              onClick={retry}
              disabled={retrying.loading}
            >
              Retry now
            </Button>
          )
        }
      >
        <AlertTitle>{title}</AlertTitle>
        {detail}
      </Alert>
      {retrying.error && (
        <Box mt={1}>
          <ActionFailure error={retrying.error} typedText="none" />
        </Box>
      )}
    </>
  );
}

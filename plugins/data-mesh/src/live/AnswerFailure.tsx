import { EmptyState, ResponseErrorPanel } from '@backstage/core-components';
import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import { hasStatus } from '@meshport/backstage-plugin-data-mesh-react';

/**
 * Why the data mesh backend gave no answer, with a way to ask again where that
 * may help.
 * @internal
 */
export function AnswerFailure(props: { error: Error; retry: () => void }) {
  const { error, retry } = props;
  if (hasStatus(error, 403)) {
    return (
      <EmptyState
        missing="info"
        title="You may not see data products"
        description="Ask those who run the portal for the right to read them in the catalog."
      />
    );
  }
  return (
    <>
      <ResponseErrorPanel error={error} />
      <Box mt={2}>
        <Button variant="outlined" onClick={retry}>
          Try again
        </Button>
      </Box>
    </>
  );
}

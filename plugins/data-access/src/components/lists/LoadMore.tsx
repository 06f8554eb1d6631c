import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';

/** Below a list that goes on. */
export function LoadMore(props: { busy: boolean; onClick: () => void }) {
  return (
    <Box mt={2} textAlign="center">
      <Button onClick={props.onClick} disabled={props.busy} variant="outlined">
        Load more
      </Button>
    </Box>
  );
}

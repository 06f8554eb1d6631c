import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import Switch from '@material-ui/core/Switch';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import { INBOX_KEYS } from '../../../model/inbox/keys';
import { useInboxStyles } from './inboxStyles';

/**
 * The keys of the inbox, which can be switched off: single letters get in the
 * way of those who speak to their computer.
 */
export function KeysHelp(props: {
  enabled: boolean;
  onEnable: (enabled: boolean) => void;
  onClose: () => void;
}) {
  const { enabled, onEnable, onClose } = props;
  const classes = useInboxStyles();
  return (
    <Dialog open onClose={onClose} aria-labelledby="access-inbox-keys">
      <DialogTitle id="access-inbox-keys">Keys of the inbox</DialogTitle>
      <DialogContent>
        <Table size="small">
          <TableBody>
            {INBOX_KEYS.map(({ shown, action, label }) => (
              <TableRow key={action}>
                <TableCell>
                  <kbd className={classes.key}>{shown}</kbd>
                </TableCell>
                <TableCell>{label}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
        <FormControlLabel
          control={
            <Switch
              checked={enabled}
              onChange={(_event, checked) => onEnable(checked)}
            />
          }
          label="Use these keys"
        />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Close</Button>
      </DialogActions>
    </Dialog>
  );
}

import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import Collapse from '@material-ui/core/Collapse';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import {
  Answered,
  dataGovernanceApiRef,
  Moment,
  useLive,
} from '@meshport/backstage-plugin-data-mesh-react';
import { useState } from 'react';

const HASH_SHOWN = 12;

function Versions(props: { scorecard: string }) {
  const { scorecard } = props;
  const governance = useApi(dataGovernanceApiRef);
  const live = useLive(
    () => governance.getScorecardVersions(scorecard),
    [governance, scorecard],
  );
  return (
    <Answered live={live} what="the versions of this scorecard">
      {({ items }) =>
        items.length === 0 ? (
          <Typography variant="body2">No version was in force yet.</Typography>
        ) : (
          <TableContainer>
            <Table size="small" aria-label="Versions of this scorecard">
              <TableHead>
                <TableRow>
                  <TableCell>Version</TableCell>
                  <TableCell>In force from</TableCell>
                  <TableCell>Until</TableCell>
                  <TableCell align="right">Checks</TableCell>
                </TableRow>
              </TableHead>
              <TableBody>
                {items.map(item => (
                  <TableRow key={`${item.version} ${item.from}`}>
                    <TableCell title={item.version}>
                      <code>{item.version.slice(0, HASH_SHOWN)}</code>
                    </TableCell>
                    <TableCell>
                      <Moment at={item.from} />
                    </TableCell>
                    <TableCell>
                      {item.until ? <Moment at={item.until} /> : 'now'}
                    </TableCell>
                    <TableCell align="right">{item.checks}</TableCell>
                  </TableRow>
                ))}
              </TableBody>
            </Table>
          </TableContainer>
        )
      }
    </Answered>
  );
}

/**
 * The definitions of a scorecard that were in force, read when asked for.
 * @internal
 */
export function ScorecardVersions(props: {
  /** Entity ref. */
  scorecard: string;
}) {
  const { scorecard } = props;
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        size="small"
        color="primary"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {open ? 'Hide its versions' : 'Show its versions'}
      </Button>
      <Collapse in={open} unmountOnExit>
        <Versions scorecard={scorecard} />
      </Collapse>
    </>
  );
}

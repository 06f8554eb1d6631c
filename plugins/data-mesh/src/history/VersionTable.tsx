import { Link } from '@backstage/core-components';
import Radio from '@material-ui/core/Radio';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { ContractVersion } from '@meshport/backstage-plugin-data-mesh-common';
import { ToneChip } from '@meshport/backstage-plugin-data-mesh-react';
import { Moment } from './Moment';
import { sourceLink } from './sourceLink';

/** What a version changed, in a few words. */
function WhatChanged(props: { version: ContractVersion }) {
  const { problems, changes, sequence } = props.version;
  if (problems.length > 0) {
    const [{ path, message }] = problems;
    return (
      <>
        <ToneChip label="Cannot be read" tone="danger" /> {path} {message}
      </>
    );
  }
  if (!changes) {
    return <>{sequence === 1 ? 'The first version' : 'Not compared'}</>;
  }
  const { total, breaking, verdict } = changes;
  return (
    <>
      {total === 1 ? '1 change' : `${total} changes`}
      {breaking > 0 && (
        <>
          {' '}
          <ToneChip
            label={breaking === 1 ? '1 breaking' : `${breaking} breaking`}
            tone="danger"
          />
        </>
      )}
      {!verdict.sufficient && (
        <>
          {' '}
          <ToneChip
            label={`Owes a ${verdict.owed} step`}
            tone="caution"
            title={verdict.message}
          />
        </>
      )}
    </>
  );
}

/**
 * The versions of a contract, the newest first, with two to choose for a
 * comparison.
 * @internal
 */
export function VersionTable(props: {
  versions: ContractVersion[];
  chosen?: { before: number; after: number };
  onChoose: (chosen: { before: number; after: number }) => void;
}) {
  const { versions, chosen, onChoose } = props;
  const choice = (version: ContractVersion, side: 'before' | 'after') => {
    const { sequence } = version;
    const allowed =
      chosen &&
      version.problems.length === 0 &&
      (side === 'before' ? sequence < chosen.after : sequence > chosen.before);
    return (
      <TableCell padding="checkbox">
        {chosen && (
          <Radio
            size="small"
            checked={chosen[side] === sequence}
            disabled={!allowed}
            onChange={() => onChoose({ ...chosen, [side]: sequence })}
            inputProps={{
              'aria-label': `Compare ${
                side === 'before' ? 'from' : 'to'
              } version ${version.version ?? 'without a number'}, number ${
                version.sequence
              } in the history`,
            }}
          />
        )}
      </TableCell>
    );
  };
  return (
    <TableContainer>
      <Table size="small" aria-label="Versions, the newest first">
        <TableHead>
          <TableRow>
            <TableCell padding="checkbox">{chosen && 'From'}</TableCell>
            <TableCell padding="checkbox">{chosen && 'To'}</TableCell>
            <TableCell>Version</TableCell>
            <TableCell>Status</TableCell>
            <TableCell>In the catalog since</TableCell>
            <TableCell>What changed</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {versions.map(version => {
            const link = sourceLink(version.source);
            return (
              <TableRow key={version.sequence} hover>
                {choice(version, 'before')}
                {choice(version, 'after')}
                <TableCell component="th" scope="row">
                  {version.version ?? 'None'}
                  {version.current && ' (now)'}
                </TableCell>
                <TableCell>{version.status}</TableCell>
                <TableCell>
                  <Moment at={version.seenAt} />
                  {link && (
                    <>
                      {' '}
                      from <Link to={link}>its file</Link>
                    </>
                  )}
                </TableCell>
                <TableCell>
                  <WhatChanged version={version} />
                </TableCell>
              </TableRow>
            );
          })}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

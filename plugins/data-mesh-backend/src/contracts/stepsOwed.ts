import {
  ContractStepOwed,
  ContractVersionSteps,
  judgeVersion,
} from '@meshport/backstage-plugin-data-mesh-common';
import { VersionChanges } from '../database/ContractVersionStore';

/**
 * The steps that a contract owes: of each version whose own step was too small
 * for its changes, whether the newest version has taken the step since. So
 * another version on top does not make a breaking change forgotten, and a
 * large enough version makes up for it.
 *
 * @param history - the readable versions of one contract, the oldest first; at
 * least one
 * @internal
 */
export function stepsOwed(history: VersionChanges[]): ContractVersionSteps {
  const { contract, version } = history[history.length - 1];
  return {
    contract,
    version,
    owed: history.flatMap(entry => owedSince(entry, version) ?? []),
  };
}

function owedSince(
  { sequence, seenAt, changes }: VersionChanges,
  newest: string,
): ContractStepOwed | undefined {
  if (!changes || changes.verdict.sufficient) {
    return undefined;
  }
  const { breaking, verdict: then } = changes;
  if (!isSemantic(then.before) && isSemantic(newest)) {
    // No step leads on from it; versions can be told apart from now on.
    return undefined;
  }
  // Below 1.0.0 the verdict names a smaller step than the one needed.
  const needed = breaking > 0 ? 'major' : then.owed;
  const verdict = judgeVersion(then.before, newest, needed);
  return verdict.sufficient
    ? undefined
    : { sequence, seenAt, breaking, verdict };
}

function isSemantic(version: string): boolean {
  return judgeVersion(version, version, 'patch').taken !== undefined;
}

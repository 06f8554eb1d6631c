import { contractCheck, WrittenContract } from './schema/contract';
import { Findings, MAX_TOLD } from './schema/Findings';
import { isMapping } from './schema/checks';
import { upgradeContract } from './upgrade/upgradeContract';
import { ContractParseResult, ContractTeam, DataContract } from './types';

/**
 * Validates an ODCS document that was read from YAML or JSON already. The data
 * is not changed; the contract shares what it has in common with it.
 *
 * @param data - plain data, from anyone
 * @returns as `parseContract`
 * @public
 */
export function parseContractData(data: unknown): ContractParseResult {
  if (!isMapping(data)) {
    return {
      contract: undefined,
      problems: [
        {
          path: '',
          message:
            'is not a mapping; start with apiVersion, kind, id, version and status',
        },
      ],
      warnings: [],
      conforms: false,
    };
  }
  const written = check(data);
  const older = written.conforms ? undefined : upgradeContract(data);
  if (!older) {
    return written;
  }
  const read = check(older.data);
  return {
    ...read,
    conforms: false,
    warnings: [...older.warnings, ...read.warnings].slice(0, MAX_TOLD),
  };
}

function check(data: unknown): ContractParseResult {
  const findings = new Findings();
  const usable = contractCheck(data, findings);
  const { warnings, conforms } = findings;
  return usable
    ? { contract: withLists(data), problems: [], warnings, conforms }
    : { contract: undefined, problems: findings.problems, warnings, conforms };
}

// Keys stay in their order, so that a contract can be written as it was read.
function withLists(data: WrittenContract): DataContract {
  const { team, ...rest } = data;
  const lists = {
    schema: (data.schema ?? []).map(object => ({
      ...object,
      properties: object.properties ?? [],
    })),
    slaProperties: data.slaProperties ?? [],
  };
  return team
    ? { ...data, ...lists, team: withMembers(team) }
    : { ...rest, ...lists };
}

function withMembers(team: NonNullable<WrittenContract['team']>): ContractTeam {
  return Array.isArray(team)
    ? { members: team }
    : { ...team, members: team.members ?? [] };
}

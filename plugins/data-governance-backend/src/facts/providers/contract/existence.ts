import { FactDeclaration } from '@meshport/backstage-plugin-data-governance-common';
import { ResolvedContract } from '@meshport/backstage-plugin-data-governance-node';
import { OutputPort } from '@meshport/backstage-plugin-data-mesh-common';
import { explain, Explained } from '../explain';
import { portName } from '../portName';

/**
 * Whether the contracts of a product's ports are there and can be read.
 * @internal
 */
export const existenceFacts = {
  ports: { type: 'int', description: 'Number of output ports' },
  exists: {
    type: 'bool',
    description:
      'There is an output port, and each names a contract in the catalog',
  },
  portsWithoutContract: {
    type: 'list<string>',
    description:
      'Output ports that name no contract, or one that is not in the catalog',
  },
  valid: {
    type: 'bool',
    description: 'exists, and each contract can be read as ODCS 3',
  },
  problems: {
    type: 'list<string>',
    description:
      "Why contracts cannot be read, with the contract's name and the path",
  },
} satisfies Record<string, FactDeclaration>;

/** @internal */
export function existenceOf(
  ports: { port: OutputPort; resolved?: ResolvedContract }[],
  resolved: ResolvedContract[],
): Explained<typeof existenceFacts> {
  const without = ports.filter(p => !p.resolved);
  const exists = ports.length > 0 && without.length === 0;
  const problems = resolved.flatMap(({ entity, parsed }) =>
    parsed.problems.map(({ path, message }) => ({
      contract: entity.metadata.name,
      text: path ? `${path} ${message}` : message,
    })),
  );
  return {
    facts: {
      ports: ports.length,
      exists,
      portsWithoutContract: without.map(p => portName(p.port)),
      valid: exists && problems.length === 0,
      problems: problems.map(({ contract, text }) => `${contract}: ${text}`),
    },
    evidence: [
      ...explain(
        ['portsWithoutContract', 'exists', 'valid'],
        without.map(({ port }) => ({
          subject: portName(port),
          message: port.contract
            ? `Its contract ${port.contract} is not in the catalog.`
            : 'It names no contract.',
        })),
      ),
      ...explain(
        ['problems', 'valid'],
        problems.map(({ contract, text }) => ({
          subject: contract,
          message: text,
        })),
      ),
    ],
  };
}

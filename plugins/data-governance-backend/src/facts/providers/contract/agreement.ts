import { FactDeclaration } from '@meshport/backstage-plugin-data-governance-common';
import {
  CLASSIFICATIONS,
  contractClassification,
  DataContract,
  OutputPort,
} from '@meshport/backstage-plugin-data-mesh-common';
import { explain, Explained } from '../explain';
import { portName } from '../portName';

/**
 * Whether ports say the same as their contracts.
 * @internal
 */
export const agreementFacts = {
  versionsMatch: {
    type: 'bool',
    description: "Each contract's major version is the one of its port",
  },
  versionMismatches: {
    type: 'list<string>',
    description: 'Ports whose contract has another major version',
  },
  classificationsMatch: {
    type: 'bool',
    description: 'No column is more sensitive than its port says',
  },
  underclassifiedPorts: {
    type: 'list<string>',
    description: 'Ports with a column that is more sensitive than they say',
  },
} satisfies Record<string, FactDeclaration>;

/** @internal */
export function agreementOf(
  ports: { port: OutputPort; contract: DataContract }[],
): Explained<typeof agreementFacts> {
  const mismatches = ports.filter(
    ({ port, contract }) =>
      majorOf(port.version) === undefined ||
      majorOf(port.version) !== majorOf(contract.version),
  );
  const underclassified = ports.flatMap(({ port, contract }) => {
    const highest = contractClassification(contract);
    return highest !== undefined &&
      CLASSIFICATIONS.indexOf(highest) >
        CLASSIFICATIONS.indexOf(port.classification)
      ? [{ port, highest }]
      : [];
  });
  return {
    facts: {
      versionsMatch: mismatches.length === 0,
      versionMismatches: mismatches.map(
        ({ port, contract }) =>
          `${portName(port)} has a contract of version ${contract.version}`,
      ),
      classificationsMatch: underclassified.length === 0,
      underclassifiedPorts: underclassified.map(({ port }) => portName(port)),
    },
    evidence: [
      ...explain(
        ['versionMismatches', 'versionsMatch'],
        mismatches.map(({ port, contract }) => ({
          subject: portName(port),
          message: 'Its contract has another major version.',
          expected: `major version of ${port.version}`,
          actual: contract.version,
        })),
      ),
      ...explain(
        ['underclassifiedPorts', 'classificationsMatch'],
        underclassified.map(({ port, highest }) => ({
          subject: portName(port),
          message: 'A column of its contract is more sensitive than the port.',
          expected: `at least ${highest}`,
          actual: port.classification,
        })),
      ),
    ],
  };
}

function majorOf(version: string): string | undefined {
  return /^v?(\d+)(\.|$)/.exec(version)?.[1];
}

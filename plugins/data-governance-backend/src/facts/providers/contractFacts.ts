import { stringifyEntityRef } from '@backstage/catalog-model';
import {
  FactDeclaration,
  FactEvidence,
  Facts,
} from '@meshport/backstage-plugin-data-governance-common';
import {
  CollectedFacts,
  FactProvider,
  ResolvedContract,
} from '@meshport/backstage-plugin-data-governance-node';
import {
  CLASSIFICATIONS,
  ContractColumn,
  contractClassification,
  contractColumns,
  DataContract,
  DataProductEntity,
  OutputPort,
} from '@meshport/backstage-plugin-data-mesh-common';
import { explain } from './explain';
import { portName } from './portName';
import { contractRef } from './refs';

const facts = {
  ports: { type: 'int', description: 'Number of output ports' },
  exists: {
    type: 'bool',
    description:
      'There is an output port, and each names a contract in the catalog',
  },
  portsWithoutContract: {
    type: 'list<string>',
    description: 'Output ports without a contract in the catalog',
  },
  valid: {
    type: 'bool',
    description: 'exists, and each contract can be read as ODCS 3',
  },
  problems: {
    type: 'list<string>',
    description: 'Why contracts cannot be read',
  },
  columns: { type: 'int', description: 'Columns of all tables' },
  describedColumns: { type: 'int', description: 'Columns with a description' },
  describedColumnsShare: {
    type: 'double',
    description: 'describedColumns / columns, from 0.0 to 1.0',
  },
  undescribedColumns: {
    type: 'list<string>',
    description: 'Columns without a description, as table.column',
  },
  classifiedColumns: {
    type: 'int',
    description: 'Columns with a classification',
  },
  classifiedColumnsShare: {
    type: 'double',
    description: 'classifiedColumns / columns, from 0.0 to 1.0',
  },
  unclassifiedColumns: {
    type: 'list<string>',
    description: 'Columns without a classification, as table.column',
  },
  hasPrimaryKey: {
    type: 'bool',
    description: 'There is a table, and each has a primary key',
  },
  tablesWithoutPrimaryKey: {
    type: 'list<string>',
    description: 'Tables that have no primary key',
  },
  slaProperties: {
    type: 'list<string>',
    description: 'SLA properties that every contract promises, in lower case',
  },
  qualityRules: {
    type: 'int',
    description: 'Data quality rules of tables and columns',
  },
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

type ContractFacts = Partial<Record<keyof typeof facts, Facts[string]>>;

/** Facts with what explains them. */
interface Found {
  facts: ContractFacts;
  evidence: FactEvidence[];
}

interface ContractedPort {
  port: OutputPort;
  contract: DataContract;
}

/**
 * `facts.contract`: what the contracts of a product's output ports promise.
 * @internal
 */
export const contractFacts: FactProvider = {
  id: 'contract',
  source: 'entities',
  facts,
  async collect(batch) {
    const contracts = await batch.contracts();
    return new Map(
      batch.products.map(product => [
        stringifyEntityRef(product),
        collect(product, contracts),
      ]),
    );
  },
};

function collect(
  product: DataProductEntity,
  contracts: ReadonlyMap<string, ResolvedContract>,
): CollectedFacts {
  const ports = (product.spec.outputPorts ?? []).map(port => ({
    port,
    resolved: contracts.get(contractRef(product, port) ?? ''),
  }));
  const resolved = [
    ...new Set(ports.flatMap(p => (p.resolved ? [p.resolved] : []))),
  ];
  const existence = existenceOf(ports, resolved);
  if (!existence.facts.valid) {
    return existence;
  }
  const parts = [
    existence,
    contentOf(resolved.map(contractOf)),
    agreementOf(
      ports.map(p => ({ port: p.port, contract: contractOf(p.resolved!) })),
    ),
  ];
  return {
    facts: Object.assign({}, ...parts.map(part => part.facts)),
    evidence: parts.flatMap(part => part.evidence),
  };
}

function existenceOf(
  ports: { port: OutputPort; resolved?: ResolvedContract }[],
  resolved: ResolvedContract[],
): Found {
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

function contentOf(contracts: DataContract[]): Found {
  const columns = contracts.flatMap(contractColumns);
  const undescribed = columns.filter(c => !c.property.description?.trim());
  const unclassified = columns.filter(c => !c.property.classification?.trim());
  const described = columns.length - undescribed.length;
  const classified = columns.length - unclassified.length;
  const tables = contracts.flatMap(contract => contract.schema);
  const withoutKey = tables.filter(
    table => !table.properties.some(property => property.primaryKey),
  );
  return {
    facts: {
      columns: columns.length,
      describedColumns: described,
      describedColumnsShare: share(described, columns),
      undescribedColumns: undescribed.map(columnName),
      classifiedColumns: classified,
      classifiedColumnsShare: share(classified, columns),
      unclassifiedColumns: unclassified.map(columnName),
      hasPrimaryKey: tables.length > 0 && withoutKey.length === 0,
      tablesWithoutPrimaryKey: withoutKey.map(table => table.name),
      slaProperties: commonSlaProperties(contracts),
      qualityRules: [...tables, ...columns.map(c => c.property)].reduce(
        (sum, { quality }) => sum + (quality?.length ?? 0),
        0,
      ),
    },
    evidence: [
      ...explain(
        ['undescribedColumns', 'describedColumns', 'describedColumnsShare'],
        undescribed.map(column => ({
          subject: columnName(column),
          message: 'It has no description in the contract.',
        })),
      ),
      ...explain(
        ['unclassifiedColumns', 'classifiedColumns', 'classifiedColumnsShare'],
        unclassified.map(column => ({
          subject: columnName(column),
          message: 'It has no classification in the contract.',
        })),
      ),
      ...explain(
        ['tablesWithoutPrimaryKey', 'hasPrimaryKey'],
        withoutKey.map(table => ({
          subject: table.name,
          message: 'No column is marked with primaryKey.',
        })),
      ),
    ],
          {
            subject: columnName(column),
            message: 'It has no classification in the contract.',
          },
        ),
      ),
      ...withoutKey.flatMap(table =>
        explain(['tablesWithoutPrimaryKey', 'hasPrimaryKey'], {
          subject: table.name,
          message: 'No column is marked with primaryKey.',
        }),
      ),
    ],
  };
}

function agreementOf(ports: ContractedPort[]): Found {
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

function contractOf({ parsed }: ResolvedContract): DataContract {
  return parsed.contract!;
}

function commonSlaProperties(contracts: DataContract[]): string[] {
  const [first = [], ...others] = contracts.map(contract =>
    contract.slaProperties.map(({ property }) => property.toLowerCase()),
  );
  return [...new Set(first)].filter(property =>
    others.every(properties => properties.includes(property)),
  );
}

function majorOf(version: string): string | undefined {
  return /^v?(\d+)(\.|$)/.exec(version)?.[1];
}

function share(part: number, columns: ContractColumn[]): number {
  return columns.length ? part / columns.length : 0;
}

function columnName({ object, path }: ContractColumn): string {
  return `${object}.${path}`;
}

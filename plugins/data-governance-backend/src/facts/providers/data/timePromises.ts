import {
  ContractSchemaObject,
  ContractSlaProperty,
  DataContract,
  slaAmount,
  slaPropertyName,
} from '@meshport/backstage-plugin-data-mesh-common';
import { columnName } from '../ports/schemaObject';

/**
 * What a contract promises about the age of the rows of a table.
 *
 * `freshness` is the service level `latency`: the newest row is at most so old.
 * `retention`: rows are kept for so long, so the oldest one is as old, or was
 * there when the data became generally available.
 * @internal
 */
export interface TimePromise {
  kind: 'freshness' | 'retention';
  /** Seconds. */
  length: number;
  /** Seconds since 1970 from which rows are there, by the contract. */
  from?: number;
  /** The columns that tell the time of a row. */
  columns: { name: string; subject: string }[];
}

/**
 * A promise that cannot be measured as it is written.
 * @internal
 */
export interface VaguePromise {
  kind: TimePromise['kind'];
  subject: string;
  /** What is missing. */
  problem: string;
}

/** @internal */
export interface TimePromises {
  clear: TimePromise[];
  vague: VaguePromise[];
}

const KINDS = new Map<string, TimePromise['kind']>([
  ['latency', 'freshness'],
  ['retention', 'retention'],
]);

/**
 * The promises of a contract about the age of rows, as far as they are about a
 * table. A promise names its columns as `table.column` in `element`, several
 * with commas between; without it `slaDefaultElement` of the contract is taken.
 *
 * @internal
 */
export function timePromises(
  contract: DataContract,
  object: ContractSchemaObject,
): TimePromises {
  const promises: TimePromises = { clear: [], vague: [] };
  const from = availableFrom(contract);
  for (const sla of contract.slaProperties) {
    const kind = KINDS.get(slaPropertyName(sla.property));
    if (kind) {
      addPromise(promises, { kind, sla, contract, object, from });
    }
  }
  return promises;
}

function addPromise(
  promises: TimePromises,
  options: {
    kind: TimePromise['kind'];
    sla: ContractSlaProperty;
    contract: DataContract;
    object: ContractSchemaObject;
    from?: number;
  },
): void {
  const { kind, sla, contract, object, from } = options;
  const vague = (problem: string) =>
    promises.vague.push({
      kind,
      subject: `${object.name}: ${sla.property}`,
      problem,
    });
  const amount = slaAmount(sla);
  if (amount?.quantity !== 'duration') {
    vague(
      'It is promised without a length of time; give a value and a unit, such as 24 and h',
    );
    return;
  }
  const elements = readElements(sla.element ?? contract.slaDefaultElement);
  if (elements.length === 0) {
    vague(
      'It is promised without the column that tells the time of a row; name it in element, as table.column',
    );
    return;
  }
  const places = elements.map(element => findColumn(element, contract));
  const lost = elements.filter((_, position) => !places[position]);
  if (lost.length > 0) {
    vague(
      `element names what is no column of the contract: ${lost.join(', ')}`,
    );
    return;
  }
  const columns = places.flatMap(place =>
    place?.object === object
      ? [{ name: place.column, subject: place.subject }]
      : [],
  );
  if (columns.length > 0) {
    promises.clear.push({
      kind,
      length: amount.amount,
      columns,
      ...(kind === 'retention' && from !== undefined && { from }),
    });
  }
}

function readElements(element: string | undefined): string[] {
  return (element ?? '')
    .split(',')
    .map(part => part.trim())
    .filter(part => part !== '');
}

function findColumn(element: string, contract: DataContract) {
  for (const object of contract.schema) {
    for (const property of object.properties) {
      const subject = `${object.name}.${property.name}`;
      const alone = contract.schema.length === 1 && element === property.name;
      if (element === subject || alone) {
        return { object, subject, column: columnName(property) };
      }
    }
  }
  return undefined;
}

function availableFrom({ slaProperties }: DataContract): number | undefined {
  const promise = slaProperties.find(
    ({ property }) => slaPropertyName(property) === 'generalAvailability',
  );
  const amount = promise && slaAmount(promise);
  return amount?.quantity === 'instant' ? amount.amount : undefined;
}

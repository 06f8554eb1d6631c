import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
  compareContracts,
  DataContract,
  parseContract,
  parseContractData,
} from '@meshport/backstage-plugin-data-mesh-common';
import Ajv2019 from 'ajv/dist/2019';
import addFormats from 'ajv-formats';
import { StartError } from 'dev-services';
import { load } from 'js-yaml';
import { Benchmark, inTurn, Metric, seededRandom } from './harness';
import { contractDocument } from './mesh';

const COUNT = 1_000;
const COLUMNS = 30;
const ROUNDS = 5;

/** How fast contracts are validated and compared. */
export const contractsBenchmark: Benchmark = {
  title: 'Contracts',
  description: `${COUNT.toLocaleString(
    'en',
  )} contracts of ${COLUMNS} columns: validating them as data and from YAML, beside ajv with the standard's official JSON Schema 3.1.0 (and \`js-yaml\`, which Meshport's reader is built on, for YAML); and comparing two versions of each, beside ajv validating the two. The fastest of ${ROUNDS} rounds counts.`,

  async run({ root, reporter }) {
    const validate = loadOfficialSchema(root);
    const random = seededRandom(7);
    const sources = Array.from({ length: COUNT }, (_, index) =>
      contractDocument(`contract-${index}`, COLUMNS, random),
    );
    const documents: unknown[] = sources.map(source => load(source));
    const versions = sources.map(source => {
      const before = readValid(source);
      return { before, after: laterVersion(before, random) };
    });

    reporter.say('Validating data …');
    const data = await inTurn(
      ROUNDS,
      () => expectAll(documents.map(item => parseContractData(item).conforms)),
      () => expectAll(documents.map(item => validate(item))),
    );
    reporter.say('Validating YAML …');
    const text = await inTurn(
      ROUNDS,
      () => expectAll(sources.map(source => parseContract(source).conforms)),
      () => expectAll(sources.map(source => validate(load(source)))),
    );
    reporter.say('Comparing …');
    const differences = await inTurn(
      ROUNDS,
      () =>
        expectAll(
          versions.map(
            ({ before, after }) =>
              compareContracts(before, after).changes.length > 0,
          ),
        ),
      () =>
        expectAll(
          versions.map(
            ({ before, after }) => validate(before) && validate(after),
          ),
        ),
    );
    return [
      ...besides('validation', data),
      ...besides('validation-from-yaml', text),
      ...besides('differences', differences),
    ];
  },
};

function besides(name: string, [ours, theirs]: [number, number]): Metric[] {
  const perSecond = (milliseconds: number) => (COUNT * 1000) / milliseconds;
  return [
    { name: `${name}/meshport`, value: perSecond(ours), unit: '1/s' },
    { name: `${name}/ajv`, value: perSecond(theirs), unit: '1/s' },
    {
      name: `${name}/ratio`,
      value: theirs / ours,
      unit: 'times ajv',
      target: '>= 1',
    },
  ];
}

function loadOfficialSchema(root: string): (document: unknown) => boolean {
  const folder =
    process.env.MESHPORT_STANDARDS ??
    path.resolve(root, '../shared/standards/odcs');
  const file = path.join(folder, 'odcs-json-schema-v3.1.0.json');
  if (!existsSync(file)) {
    throw new StartError(
      `The official schema is not at ${file}.`,
      'Name the folder that has it in MESHPORT_STANDARDS.',
    );
  }
  const ajv = new Ajv2019({ strict: false });
  addFormats(ajv);
  return ajv.compile(JSON.parse(readFileSync(file, 'utf8')));
}

/** A version with a column less, one more, and one that may be null. */
function laterVersion(
  contract: DataContract,
  random: () => number,
): DataContract {
  const copy = structuredClone(contract);
  const { properties } = copy.schema[0];
  properties.splice(1 + Math.floor(random() * (properties.length - 1)), 1);
  properties.push({ name: 'added_later', logicalType: 'string' });
  const changed = properties[Math.floor(random() * properties.length)];
  changed.required = !changed.required;
  return { ...copy, version: '2.0.0' };
}

function readValid(source: string): DataContract {
  const { contract } = parseContract(source);
  if (!contract) {
    throw new Error('A generated contract is not valid');
  }
  return contract;
}

/** A benchmark of something that does not work would say nothing. */
function expectAll(verdicts: boolean[]): void {
  if (!verdicts.every(Boolean)) {
    throw new Error('A generated contract was refused');
  }
}

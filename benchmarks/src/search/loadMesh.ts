import { Client } from 'pg';
import { seededRandom } from '../harness';
import { columnsOf, wordsOfColumns } from './columns';
import { pickByRank, vocabulary } from './vocabulary';

const COLUMNS = 30;
const BATCH = 500;
const DOMAINS = 50;
const TYPES = ['source-aligned', 'aggregate', 'consumer-aligned'];
const LIFECYCLES = ['experimental', 'production', 'deprecated'];

/**
 * Adds data products with a contract of 30 columns each to the index of the
 * data mesh backend, past its own way in: reading as many contracts is what
 * another benchmark measures.
 *
 * @param range - numbers of the products; the second is the first left out
 * @param onProgress - told how many products are there
 */
export async function loadMesh(
  client: Client,
  [from, to]: [number, number],
  onProgress: (products: number) => void,
): Promise<void> {
  const { rows } = await client.query<{ indexname: string; indexdef: string }>(
    "select indexname, indexdef from pg_indexes where tablename = 'columns' and indexname like '%\\_index'",
  );
  for (const { indexname } of rows) {
    await client.query(`drop index ${client.escapeIdentifier(indexname)}`);
  }
  for (let first = from; first < to; first += BATCH) {
    await addProducts(client, first, Math.min(first + BATCH, to));
    onProgress(Math.min(first + BATCH, to));
  }
  // Made over all rows at once an index is there much sooner.
  for (const { indexdef } of rows) {
    await client.query(indexdef);
  }
  await client.query('vacuum analyze');
}

async function addProducts(
  client: Client,
  first: number,
  end: number,
): Promise<void> {
  const products = Array.from({ length: end - first }, (_, index) =>
    productRows(first + index),
  );
  for (const table of [
    'products',
    'product_facets',
    'contracts',
    'ports',
    'columns',
  ] as const) {
    const rows = products.flatMap<object>(product => product[table]);
    const names = Object.keys(rows[0]).join(', ');
    await client.query(
      `insert into ${table} (${names}) select ${names} from json_populate_recordset(null::${table}, $1)`,
      [JSON.stringify(rows)],
    );
  }
}

function productRows(number: number) {
  const random = seededRandom(number);
  const name = `product-${number}`;
  const ref = `dataproduct:default/${name}`;
  const contractRef = `datacontract:default/${name}-contract`;
  const columns = columnsOf(contractRef, COLUMNS, random);
  const words = [columns[0].object, pickByRank(vocabulary.rare, random)];
  const item = {
    ref,
    name,
    namespace: 'default',
    title: `${words.join(' ')} ${number}`,
    description: `Everything that is known of each ${words[0]}`,
    type: TYPES[number % TYPES.length],
    lifecycle: LIFECYCLES[number % LIFECYCLES.length],
    version: '1.0.0',
    domain: `domain:default/domain-${number % DOMAINS}`,
    owner: `group:default/team-${number % (2 * DOMAINS)}`,
    tags: [`tag-${number % 20}`],
    classification: 'internal',
    ports: [
      { name: 'records', version: '1.0.0', type: 'table', platform: 'lake' },
    ],
  };
  const facets = {
    domain: item.domain,
    type: item.type,
    lifecycle: item.lifecycle,
    classification: item.classification,
    platform: 'lake',
    level: 'none',
    owner: item.owner,
    tag: item.tags[0],
  };
  return {
    products: [
      {
        ref,
        fingerprint: name,
        title: item.title,
        domain: item.domain,
        owner: item.owner,
        lifecycle: item.lifecycle,
        version: item.version,
        item: JSON.stringify(item),
        updated_at: '2026-01-01T00:00:00Z',
        search: [...words, ...`product everything known ${number}`.split(' ')]
          .map(word => `'${word}'`)
          .join(' '),
        column_search: wordsOfColumns(columns),
      },
    ],
    product_facets: Object.entries(facets).map(([facet, value]) => ({
      facet,
      value,
      product_ref: ref,
    })),
    contracts: [{ ref: contractRef, hash: name }],
    ports: [
      {
        product_ref: ref,
        name: 'records',
        version: '1.0.0',
        position: 0,
        contract_ref: contractRef,
        item: JSON.stringify(item.ports[0]),
      },
    ],
    columns,
  };
}

import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { Client } from 'pg';
import { parseContract } from '../../contract';
import { loadExampleContracts } from '../../contract/__testUtils__/exampleMesh';
import {
  hasOfficialStandard,
  loadOfficialExamples,
} from '../../contract/__testUtils__/officialStandard';
import { anyContract } from '../__testUtils__/anyContract';
import { contractOf, exportContract } from './__testUtils__/exportContract';
import { postgresExporter } from './exportPostgres';
import { translatePattern } from './translatePattern';

const connectionString =
  process.env.BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING;

const hostileText = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(
    "'; DROP TABLE t; --",
    '"; DROP TABLE t; --',
    "\\'; SELECT 1; --",
    '$$; SELECT 1; $$',
    'a\n\\! echo',
    '/* ',
    '-- ',
    "E'\\''",
    '%s %I',
  ),
);

const hostileName = hostileText
  .filter(name => name !== '' && new TextEncoder().encode(name).length <= 63)
  .filter(name => !/^(tableoid|[xc]m(in|ax)|ctid)$/.test(name));

const limit = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  hostileText,
);

const hostileTable = fc.uniqueArray(
  fc.record({
    name: hostileName,
    description: hostileText,
    required: fc.boolean(),
    unique: fc.boolean(),
    primaryKey: fc.boolean(),
    logicalType: fc.constantFrom('string', 'integer', 'number', 'boolean'),
    physicalType: fc.oneof(
      hostileText,
      fc.constantFrom(
        'varchar(3)',
        'NUMERIC(5, 2)',
        'numeric(9999)',
        'timestamp(3) with time zone',
        'json',
        'text[]',
        'point',
        'char',
        'double  precision',
        'bit varying(4)',
        'interval(2)',
      ),
    ),
    quality: fc.tuple(
      fc.record({
        metric: fc.constant('invalidValues'),
        mustBe: fc.constant(0),
        arguments: fc.record({
          validValues: fc.array(limit, { maxLength: 3 }),
          pattern: hostileText,
        }),
      }),
    ),
  }),
  { selector: ({ name }) => name, maxLength: 6 },
);

describe('what is written as SQL, in PostgreSQL', () => {
  const schema = `formats_${randomUUID().replaceAll('-', '')}`;
  let client: Client;

  beforeAll(async () => {
    if (!connectionString) {
      // Skipping would say that statements work which nobody has run.
      throw new Error(
        'Set BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING',
      );
    }
    client = new Client({ connectionString });
    await client.connect();
  });

  afterAll(() => client?.end());

  /** Runs statements, looks at what they made, and undoes them. */
  async function run<T>(content: string, look: () => Promise<T>): Promise<T> {
    await client.query(`BEGIN; CREATE SCHEMA ${schema}`);
    try {
      await client.query(`SET LOCAL search_path TO ${schema}`);
      await client.query(content);
      return await look();
    } finally {
      await client.query('ROLLBACK');
    }
  }

  async function columnsOf(table: string) {
    const { rows } = await client.query(
      `SELECT a.attname AS name, col_description(a.attrelid, a.attnum) AS text
       FROM pg_attribute a WHERE a.attrelid = $1::regclass AND a.attnum > 0
       ORDER BY a.attnum`,
      [table],
    );
    return rows;
  }

  it.each(loadExampleContracts())('creates $product', async ({ source }) => {
    const { contract } = parseContract(source);
    const [object] = contract!.schema;
    const { content } = postgresExporter.export({
      contracts: [{ contract: contract!, definition: source }],
    });
    const [name, table] = object.physicalName!.split('.');
    const own = content.replaceAll(`"${name}"."${table}"`, `"${table}"`);

    const columns = await run(own, () => columnsOf(`"${table}"`));

    expect(columns.map(column => column.name)).toEqual(
      object.properties.map(property => property.name),
    );
  });

  it('creates tables whose keys lead to each other', async () => {
    const { content, losses } = exportContract(
      contractOf(
        {
          name: 'lines',
          id: 'l',
          properties: [
            {
              name: 'a',
              id: 'la',
              logicalType: 'integer',
              physicalType: 'serial',
              primaryKey: true,
            },
            { name: 'b', id: 'lb', logicalType: 'string', primaryKey: true },
            {
              name: 'next',
              logicalType: 'string',
              relationships: [{ to: 'orders.code' }],
            },
          ],
        },
        {
          name: 'orders',
          relationships: [
            { from: ['orders.a', 'orders.b'], to: ['lines.a', 'lines.b'] },
            { from: 'orders.code', to: 'lines.a' },
          ],
          properties: [
            { name: 'a', logicalType: 'integer' },
            { name: 'b', logicalType: 'string' },
            {
              name: 'code',
              logicalType: 'string',
              physicalType: 'varchar(8)',
              unique: true,
            },
          ],
        },
      ),
    );

    const keys = await run(content, async () => {
      const { rows } = await client.query(
        `SELECT pg_get_constraintdef(oid) AS key FROM pg_constraint
         WHERE contype = 'f' AND connamespace = $1::regnamespace ORDER BY 1`,
        [schema],
      );
      return rows.map(({ key }) => key);
    });

    expect(keys).toEqual([
      'FOREIGN KEY (a, b) REFERENCES lines(a, b)',
      'FOREIGN KEY (next) REFERENCES orders(code)',
    ]);
    expect(losses).toContainEqual({
      path: 'schema[1].relationships[1]',
      message: 'leads to columns that are neither a primary key nor unique',
    });
  });

  it('creates the tables of any contract', async () => {
    await fc.assert(
      fc.asyncProperty(anyContract, async ({ contract, source }) => {
        const { content } = postgresExporter.export(source);

        const columns = await run(content, () => columnsOf('second'));

        expect(columns).toHaveLength(contract.schema[1].properties.length);
      }),
      { numRuns: 25 },
    );
  });

  it('creates the tables of the examples of the standard', async () => {
    const examples = hasOfficialStandard ? loadOfficialExamples() : [];
    for (const { source } of examples) {
      const { contract } = parseContract(source);
      const { content } = postgresExporter.export({
        contracts: [{ contract: contract!, definition: source }],
      });

      await expect(run(content, async () => true)).resolves.toBe(true);
    }
  });

  it('takes any text and any limit for what it is', async () => {
    await fc.assert(
      fc.asyncProperty(hostileTable, async properties => {
        const { content } = exportContract(
          contractOf({ name: "t'; DROP", properties }),
        );

        const columns = await run(content, () => columnsOf(`"t'; DROP"`));

        expect(columns).toEqual(
          properties.map(({ name, description }) => ({
            name,
            text: description || null,
          })),
        );
      }),
      { numRuns: 200 },
    );
  });

  it('accepts the texts that a pattern accepts, and no others', async () => {
    const samples = [
      '',
      'a',
      'A1',
      'ab',
      'a.b',
      'é',
      '٣',
      'a\nb',
      '-',
      '^',
      '[',
      'ab12',
      ']',
      '\\',
      '/',
    ];
    for (const pattern of [
      '^[a-z]+$',
      '^\\w+$',
      '^\\W$',
      '\\d',
      '^\\D*$',
      'a.b',
      '^(?:a|b)*?$',
      '^(?=.*1)a',
      '^(?!a)',
      '[[]',
      '[\\]^]',
      '[^a]',
      '^[\\w.-]{1,3}$',
      '\\/',
      '^\\\\$',
    ]) {
      const translated = translatePattern(pattern);
      expect({ pattern, translated }).toEqual({
        pattern,
        translated: expect.any(String),
      });
      const { rows } = await client.query(
        'SELECT text FROM unnest($1::text[]) AS text WHERE text ~ $2',
        [samples, translated],
      );
      expect({ pattern, found: rows.map(({ text }) => text) }).toEqual({
        pattern,
        found: samples.filter(sample => new RegExp(pattern, 'u').test(sample)),
      });
    }
  });

  it.each(['\\bword', '\\p{L}', '(?<name>a)', 'a{300}', '(', '\\u0041'])(
    'leaves the pattern %j alone',
    pattern => {
      expect(translatePattern(pattern)).toBeUndefined();
    },
  );
});

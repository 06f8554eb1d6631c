import { contractOf, exportContract } from './__testUtils__/exportContract';

describe('export as SQL for PostgreSQL', () => {
  it('writes tables with keys, limits and comments', () => {
    const { content, losses } = exportContract(
      contractOf(
        {
          name: 'customers',
          physicalName: 'sales.customers',
          physicalType: 'table',
          description: "The customer's data",
          properties: [
            {
              name: 'id',
              logicalType: 'integer',
              required: true,
              primaryKey: true,
              primaryKeyPosition: 1,
            },
            { name: 'mail', logicalType: 'string', unique: true },
          ],
        },
        {
          name: 'orders',
          properties: [
            {
              name: 'line',
              logicalType: 'integer',
              physicalType: 'INT4',
              primaryKey: true,
              primaryKeyPosition: 2,
            },
            {
              name: 'number',
              logicalType: 'string',
              physicalType: 'VARCHAR(10)',
              primaryKey: true,
              primaryKeyPosition: 1,
              logicalTypeOptions: { minLength: 3, pattern: '^[A-Z]\\d+$' },
            },
            {
              name: 'customer',
              logicalType: 'integer',
              relationships: [{ to: 'customers.id' }],
            },
            {
              name: 'placed',
              logicalType: 'timestamp',
              physicalType: 'TIMESTAMP_LTZ',
              logicalTypeOptions: { minimum: '2020-01-01' },
            },
            {
              name: 'tags',
              logicalType: 'array',
              items: { logicalType: 'string' },
            },
            { name: 'more', logicalType: 'object', classification: 'internal' },
          ],
        },
      ),
    );

    expect(content).toBe(`-- Contract: orders, version 1.0.0

CREATE SCHEMA IF NOT EXISTS "sales";

CREATE TABLE "sales"."customers" (
  "id" bigint NOT NULL,
  "mail" text,
  PRIMARY KEY ("id"),
  UNIQUE ("mail")
);

CREATE TABLE "orders" (
  "line" integer,
  "number" character varying(10),
  "customer" bigint,
  "placed" timestamp with time zone,
  "tags" text[],
  "more" jsonb,
  PRIMARY KEY ("number", "line"),
  CHECK (char_length("number") >= 3),
  CHECK ("number" ~ '^[A-Z][0-9]+$'),
  CHECK ("placed" >= '2020-01-01T00:00Z'::timestamp with time zone)
);

ALTER TABLE "orders"
  ADD FOREIGN KEY ("customer")
  REFERENCES "sales"."customers" ("id");

COMMENT ON TABLE "sales"."customers" IS 'The customer''s data';
`);
    expect(losses).toEqual([
      { path: 'status', message: expect.any(String) },
      {
        path: 'schema[1].properties[3].physicalType',
        message:
          'is no type of PostgreSQL; the column is timestamp with time zone',
      },
      {
        path: 'schema[1].properties[5].classification',
        message: expect.any(String),
      },
    ]);
  });

  it.each([
    [{ name: 'x'.repeat(64) }, /schema\[0\]\.name: is longer than the 63/],
    [
      { name: 'a', properties: [{ name: 'ctid' }] },
      /'ctid' is a column that PostgreSQL gives/,
    ],
    [
      {
        name: 'a',
        properties: [{ name: 'b' }, { name: 'c', physicalName: 'b' }],
      },
      /would be b in the database, as would schema\[0\]\.properties\[0\]/,
    ],
  ])('refuses %j', (object, message) => {
    expect(() => exportContract(contractOf(object))).toThrow(message);
  });
});

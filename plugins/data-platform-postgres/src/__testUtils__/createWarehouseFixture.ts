import { TableDescription } from '@meshport/backstage-plugin-data-mesh-common';
import { AccessCapabilities } from '@meshport/backstage-plugin-data-platform-node';
import {
  DataPlatformFixture,
  MEASURED_ROWS,
} from '@meshport/backstage-plugin-data-platform-node/testUtils';
import { escapeIdentifier } from 'pg';
import { HOSTILE_QUERIES } from './hostileQueries';
import { tableName, TestWarehouse } from './TestWarehouse';

const TABLE: TableDescription = {
  location: { schema: 'airports', table: 'airports' },
  title: 'airports.airports',
  type: 'table',
  description: 'Airports of the United States',
  columns: [
    {
      name: 'iata',
      physicalType: 'character varying(4)',
      logicalType: 'string',
      required: true,
      unique: true,
      primaryKeyPosition: 1,
      description: 'Code by IATA',
    },
    {
      name: 'elevation',
      physicalType: 'numeric(8,2)',
      logicalType: 'number',
      required: false,
      unique: false,
    },
  ],
};

const HOSTILE_TABLES = [
  { schema: 'airports', table: `Robert'); DROP TABLE "students"; --` },
  { schema: 'naïve "schema" ☃', table: '表 . $1' },
];

/** What PostgreSQL can do. */
export const CAPABILITIES: AccessCapabilities = {
  columns: true,
  rows: true,
  masks: ['null', 'hash', 'year'],
  until: true,
};

/** A real warehouse, prepared for the conformance kit. */
export async function createWarehouseFixture(): Promise<DataPlatformFixture> {
  const warehouse = await TestWarehouse.create();
  const { owner } = warehouse;
  await warehouse.run(`
    CREATE SCHEMA airports AUTHORIZATION ${owner};
    CREATE TABLE airports.airports (
      iata varchar(4) PRIMARY KEY, elevation numeric(8, 2)
    );
    COMMENT ON TABLE airports.airports IS 'Airports of the United States';
    COMMENT ON COLUMN airports.airports.iata IS 'Code by IATA';
    ALTER TABLE airports.airports OWNER TO ${owner};
    CREATE TABLE airports.measured (id integer, code text, day date);
    CREATE TABLE airports.empty (LIKE airports.measured);
    ALTER TABLE airports.measured OWNER TO ${owner};
    ALTER TABLE airports.empty OWNER TO ${owner};`);
  await warehouse.run(
    `INSERT INTO airports.measured
     SELECT * FROM json_populate_recordset(NULL::airports.measured, $1)`,
    [JSON.stringify(MEASURED_ROWS)],
  );
  for (const location of HOSTILE_TABLES) {
    await warehouse.run(`
      CREATE SCHEMA IF NOT EXISTS ${escapeIdentifier(location.schema)};
      ALTER SCHEMA ${escapeIdentifier(location.schema)} OWNER TO ${owner};
      CREATE TABLE ${tableName(location)} (id integer);
      ALTER TABLE ${tableName(location)} OWNER TO ${owner};`);
  }

  return {
    platform: warehouse.platform({
      schemas: {
        include: ['*'],
        exclude: [],
        owners: new Map([['airports', ['group:default/airports']]]),
      },
    }),
    unreachable: warehouse.unreachable(),
    table: TABLE,
    hostileTables: HOSTILE_TABLES,
    measuredTable: { schema: 'airports', table: 'measured' },
    emptyTable: { schema: 'airports', table: 'empty' },
    hostileQueries: Object.values(HOSTILE_QUERIES).flat(),
    missingTable: { schema: 'airports', table: 'vanished' },
    malformedLocations: [
      { schema: 'airports' },
      { schema: 'airports', table: '' },
      { schema: 'airports', table: 'x'.repeat(64) },
      { schema: 'airports', table: 'nul\0byte' },
      { schema: 'airports', table: 'airports', host: 'elsewhere.example.com' },
    ],
    principals: [
      await warehouse.createConsumer('ann'),
      await warehouse.createConsumer('bob'),
      await warehouse.createConsumer('eve'),
    ],
    hostilePrincipals: [
      await warehouse.createConsumer(`o'brien"; DROP ROLE ann; --`),
      await warehouse.createConsumer('naïve ☃ 表 $1'),
    ],
    secrets: [warehouse.password],
    readAs: item => warehouse.readAs(item),
    readTableAs: (principal, location) =>
      warehouse.readTableAs(principal, location),
    async openOtherPath(principal, location) {
      const schema = escapeIdentifier(location.schema);
      const role = escapeIdentifier(principal);
      await warehouse.run(`
        GRANT USAGE ON SCHEMA ${schema} TO ${role};
        GRANT SELECT ON ${tableName(location)} TO ${role};`);
      return async () => {
        await warehouse.run(`
          REVOKE USAGE ON SCHEMA ${schema} FROM ${role};
          REVOKE SELECT ON ${tableName(location)} FROM ${role};`);
      };
    },
    snapshot: () =>
      warehouse.run(
        `SELECT 'member' AS kind, m.roleid::regrole::text AS name, to_jsonb(m)::text AS rights
           FROM pg_auth_members m
          WHERE shobj_description(m.roleid, 'pg_authid') LIKE '%' || $1 || '%'
          UNION ALL
         SELECT 'role', r.rolname, to_jsonb(r)::text FROM pg_roles r
          WHERE shobj_description(r.oid, 'pg_authid') LIKE '%' || $1 || '%'
          UNION ALL
         SELECT 'table', c.oid::text, c.relacl::text FROM pg_class c
          UNION ALL
         SELECT 'schema', n.nspname, n.nspacl::text FROM pg_namespace n
          WHERE n.nspname NOT LIKE 'pg_%'
          ORDER BY 1, 2, 3`,
        [`"${warehouse.platformId}"`],
      ),
    close: () => warehouse.close(),
  };
}

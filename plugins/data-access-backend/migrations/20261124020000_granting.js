// @ts-check

/**
 * Narrowed rights, renewals, warnings, and what a comparison with the engines
 * found.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  const time = (
    /** @type {import('knex').Knex.TableBuilder} */ table,
    /** @type {string} */ name,
  ) => table.timestamp(name, { useTz: true, precision: 3 });

  await knex.schema.alterTable('access_grants', table => {
    table.string('responsible').comment('Who answers for the grant');
    table.text('filter').comment('JSON: what the right is narrowed to');
    table.text('masks').comment('JSON: columns that are not shown as they are');
    table.string('ends_with', 16).comment('Period at whose end it ends');
    table.string('longest_duration', 64);
    table.string('extension_request', 36);
    time(table, 'extension_until');
    table.text('warning').comment('JSON: why it will end before its time');
    time(table, 'reminded_end').comment('The end its holder was reminded of');
    table.index(['holder', 'state']);
  });
  await knex('access_grants').update({ responsible: knex.ref('holder') });

  await knex.schema.createTable('access_ports', table => {
    table.comment('Ports whose rights are compared with the engine');
    table.string('platform').notNullable();
    table.string('product').notNullable();
    table.string('port').notNullable();
    table.string('major', 32).notNullable();
    table.string('version').notNullable();
    table.text('location').notNullable().comment('JSON');
    time(table, 'compared_at');
    table.text('failure').comment('Why it could not be compared');
    time(table, 'gone_since').comment('When the catalog last offered it');
    table.primary(['platform', 'product', 'port', 'major']);
    table.index(['product']);
  });

  await knex.schema.createTable('access_drift', table => {
    table.comment('What is in an engine and not as the grants say');
    table.string('id', 36).primary();
    table.string('identity', 64).notNullable().comment('SHA-256 of what it is');
    table.string('kind', 16).notNullable();
    table.string('state', 16).notNullable();
    table.string('platform').notNullable();
    table.string('product').notNullable();
    table.string('port').notNullable();
    table.string('major', 32).notNullable();
    table.string('version').notNullable();
    table.text('location').notNullable().comment('JSON');
    table.text('principal').notNullable();
    table.text('path');
    table.text('found').notNullable().comment('JSON: how to find it again');
    table.text('summary').notNullable();
    table.string('grant_id', 36);
    table.string('request_id', 36);
    time(table, 'since').notNullable();
    time(table, 'seen_at').notNullable();
    table.boolean('repairable').notNullable();
    table.text('failure');
    table.text('adopted').comment('JSON: who leaves it as it is, until when');
    table.integer('revision').notNullable();
    table.index(['product', 'state']);
    table.index(['state', 'seen_at']);
  });
  // What is there now is one finding; what is gone may come back as another.
  await knex.raw(
    `create unique index access_drift_present_unique on access_drift (identity) where state <> 'gone'`,
  );
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('access_drift');
  await knex.schema.dropTable('access_ports');
  await knex.schema.alterTable('access_grants', table => {
    table.dropIndex(['holder', 'state']);
    table.dropColumns(
      'responsible',
      'filter',
      'masks',
      'ends_with',
      'longest_duration',
      'extension_request',
      'extension_until',
      'warning',
      'reminded_end',
    );
  });
};

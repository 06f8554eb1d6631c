// @ts-check

/** What is searched for in events, out of their details. */
const SEARCHED = ['product', 'holder', 'principal'];

/**
 * Private texts leave the log's lines, so that they can be erased: new lines
 * carry only their commitments. Lines from before stay as they are, format 1.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('access_events', table => {
    table
      .integer('format')
      .notNullable()
      .defaultTo(1)
      .comment('How the hash was made: 1, or 2 with commitments to texts');
    table.text('texts').comment('JSON: commitments to private texts, by name');
    table.index(['type', 'sequence']);
    table.index(['actor', 'sequence']);
    table.index(['at', 'sequence']);
    table.index(['grant_id', 'sequence']);
  });
  for (const name of SEARCHED) {
    // Never other than what the chain covers.
    await knex.raw(
      knex.client.config.client === 'pg'
        ? `alter table access_events add column ${name} text generated always as (details::json ->> '${name}') stored`
        : `alter table access_events add column ${name} text generated always as (json_extract(details, '$.${name}')) virtual`,
    );
    await knex.raw(
      `create index access_events_${name}_index on access_events (${name}, sequence) where ${name} is not null`,
    );
  }

  await knex.schema.createTable('access_texts', table => {
    table.comment('Private texts of events, until they are erased');
    table.bigInteger('sequence').notNullable();
    table.string('name', 16).notNullable();
    table.string('request_id', 36).notNullable();
    table.string('salt', 64).notNullable();
    table.text('text').notNullable();
    table.primary(['sequence', 'name']);
    table.index(['request_id']);
  });
};

/**
 * Private texts are lost, and the commitments to them: lines of format 2 can
 * no longer be checked.
 *
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('access_texts');
  for (const name of SEARCHED) {
    await knex.raw(`drop index access_events_${name}_index`);
    await knex.raw(`alter table access_events drop column ${name}`);
  }
  await knex.schema.alterTable('access_events', table => {
    table.dropIndex(['type', 'sequence']);
    table.dropIndex(['actor', 'sequence']);
    table.dropIndex(['at', 'sequence']);
    table.dropIndex(['grant_id', 'sequence']);
    table.dropColumn('format');
    table.dropColumn('texts');
  });
};

// @ts-check

const tables = [
  'access_outbox',
  'access_event_head',
  'access_events',
  'access_grants',
  'access_request_approvers',
  'access_requests',
];

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  const time = (
    /** @type {import('knex').Knex.TableBuilder} */ table,
    /** @type {string} */ name,
  ) => table.timestamp(name, { useTz: true, precision: 3 });

  await knex.schema.createTable('access_requests', table => {
    table.comment('Who asked for which output port, and what was decided');
    table.string('id', 36).primary();
    table.string('state', 16).notNullable();
    table
      .boolean('is_open')
      .notNullable()
      .comment('Pending, or approved and the grant has not ended');
    table.string('requester').notNullable();
    table.string('product').notNullable();
    table.string('port').notNullable();
    table.string('version').notNullable();
    table.text('purpose').notNullable();
    table.text('comment');
    table.string('duration', 64).notNullable();
    table.string('decided_by');
    time(table, 'decided_at');
    table.text('decision_comment');
    time(table, 'created_at').notNullable();
    time(table, 'updated_at').notNullable();
    table.integer('revision').notNullable();
    table.index(['created_at', 'id']);
    table.index(['requester', 'created_at']);
    table.index(['product', 'created_at']);
    table.index(['state', 'created_at']);
  });
  // One open request for a port and a requester, whatever the timing.
  await knex.raw(
    'create unique index access_requests_open_unique on access_requests (requester, product, port, version) where is_open',
  );

  await knex.schema.createTable('access_request_approvers', table => {
    table.comment('Who may decide a request; rows, so that SQL can filter');
    table
      .string('request_id', 36)
      .notNullable()
      .references('id')
      .inTable('access_requests');
    table.string('approver').notNullable();
    table.primary(['request_id', 'approver']);
    table.index(['approver', 'request_id']);
  });

  await knex.schema.createTable('access_grants', table => {
    table.comment('Rights that follow approved requests');
    table.string('id', 36).primary();
    table
      .string('request_id', 36)
      .notNullable()
      .unique()
      .references('id')
      .inTable('access_requests');
    table.string('state', 16).notNullable();
    table
      .text('right_key')
      .notNullable()
      .comment('The same for all grants that share one right in the engine');
    table.string('holder').notNullable();
    table.string('product').notNullable();
    table.string('port').notNullable();
    table.string('version').notNullable();
    table.string('platform').notNullable();
    table.string('principal').notNullable();
    table.text('location').notNullable().comment('JSON');
    table.text('purpose').notNullable();
    table.string('duration', 64).notNullable();
    time(table, 'created_at').notNullable();
    time(table, 'active_since');
    time(table, 'expires_at');
    time(table, 'ended_at');
    table.string('end_reason', 16);
    table.text('evidence').comment('JSON: what the engine last said');
    table.text('failure');
    table.integer('attempts').notNullable();
    time(table, 'next_attempt_at');
    table.integer('revision').notNullable();
    table.index(['right_key']);
    table.index(['state', 'expires_at']);
  });

  await knex.schema.createTable('access_events', table => {
    table.comment('Append-only log; each line carries the hash before it');
    table.bigInteger('sequence').primary();
    table.string('request_id', 36).notNullable();
    table.string('grant_id', 36);
    table.string('type', 64).notNullable();
    table.string('actor').notNullable();
    time(table, 'at').notNullable();
    table.string('from_state', 16);
    table.string('to_state', 16).notNullable();
    table.text('comment');
    table.text('details').comment('JSON');
    table.string('previous_hash', 64).notNullable();
    table.string('hash', 64).notNullable();
    table.index(['request_id', 'sequence']);
  });
  await protectLog(knex);

  await knex.schema.createTable('access_event_head', table => {
    table.comment('The end of the log; its one row is the lock to append');
    table.integer('id').primary();
    table.bigInteger('sequence').notNullable();
    table.string('hash', 64).notNullable();
  });
  await knex('access_event_head').insert({
    id: 1,
    sequence: 0,
    hash: '0'.repeat(64),
  });

  await knex.schema.createTable('access_outbox', table => {
    table.comment('What is still to be done outside of this database');
    table.increments('id');
    table.string('kind', 16).notNullable();
    table
      .text('right_key')
      .unique()
      .comment('The right to reconcile; at most one row for each');
    table.text('payload').comment('JSON: the notification to send');
    table
      .integer('generation')
      .notNullable()
      .comment('Rises when there is more to do while it is being done');
    table.integer('attempts').notNullable();
    time(table, 'due_at').notNullable();
    table.string('lease_token', 36);
    time(table, 'lease_until');
    table.index(['due_at']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  for (const table of tables) {
    await knex.schema.dropTable(table);
  }
  if (knex.client.config.client === 'pg') {
    await knex.raw('drop function access_events_refuse()');
  }
};

/**
 * Makes the database itself refuse to change what the log says.
 *
 * @param {import('knex').Knex} knex
 */
async function protectLog(knex) {
  if (knex.client.config.client === 'pg') {
    await knex.raw(`
      create function access_events_refuse() returns trigger language plpgsql as
      $$ begin raise exception 'access_events is append-only'; end $$`);
    await knex.raw(`
      create trigger access_events_append_only
      before update or delete or truncate on access_events
      for each statement execute function access_events_refuse()`);
    return;
  }
  for (const operation of ['update', 'delete']) {
    await knex.raw(`
      create trigger access_events_no_${operation} before ${operation} on access_events
      begin select raise(abort, 'access_events is append-only'); end`);
  }
}

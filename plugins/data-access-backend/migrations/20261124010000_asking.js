// @ts-check

/** How many rows of before are read at once. */
const CHUNK = 500;

/**
 * Requests get a holder, steps with their approvals, what they were narrowed
 * to, and the times at which silence is answered.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  const time = (
    /** @type {import('knex').Knex.TableBuilder} */ table,
    /** @type {string} */ name,
  ) => table.timestamp(name, { useTz: true, precision: 3 });

  await knex.schema.alterTable('access_requests', table => {
    table.string('basket', 36);
    table.string('holder').notNullable().defaultTo('');
    table
      .string('holder_owner')
      .notNullable()
      .defaultTo('')
      .comment('Who is behind the holder: itself, or the owner of a product');
    table.text('filter').comment('JSON: what was asked for');
    table.text('granted').comment('JSON: what approvers left of it');
    table.string('accepted_terms', 64);
    table.string('renews', 36);
    table.text('steps').notNullable().defaultTo('[]').comment('JSON');
    table.integer('current_step');
    table
      .text('approvers')
      .notNullable()
      .defaultTo('[]')
      .comment('JSON: who may decide now, or could have');
    table.text('question').comment('JSON: the last one');
    table.text('policy').comment('JSON: what the policies said');
    table.text('basis').comment('JSON: what the approvals rest on');
    time(table, 'lapses_at');
    time(table, 'silence_since');
    table.string('silence_stage', 16);
    time(table, 'silence_due_at');
    time(table, 'erased_at');
  });
  await knex('access_requests').update({
    holder: knex.ref('requester'),
    holder_owner: knex.ref('requester'),
  });

  await knex.raw('drop index access_requests_open_unique');
  // One open request for a port and a holder, and one for a renewal of it.
  await knex.raw(
    'create unique index access_requests_open_unique on access_requests (holder, product, port, version) where is_open and renews is null',
  );
  await knex.raw(
    'create unique index access_requests_renewal_unique on access_requests (renews) where is_open and renews is not null',
  );
  await knex.schema.alterTable('access_requests', table => {
    table.index(['holder_owner', 'created_at', 'id']);
    table.index(['holder', 'created_at', 'id']);
    table.index(['basket']);
  });
  // The requester's index had no id, by which pages are cut.
  await knex.schema.alterTable('access_requests', table => {
    table.dropIndex(['requester', 'created_at']);
    table.index(['requester', 'created_at', 'id']);
  });
  await knex.raw(
    `create index access_requests_silence_index on access_requests (silence_due_at) where state = 'pending'`,
  );
  await knex.raw(
    `create index access_requests_pending_index on access_requests (id) where state = 'pending'`,
  );

  await knex.schema.alterTable('access_request_approvers', table => {
    table
      .boolean('is_current')
      .notNullable()
      .defaultTo(false)
      .comment('May decide now');
    time(table, 'created_at').comment('When the request was made');
  });
  await knex('access_request_approvers').update({
    created_at: knex('access_requests')
      .select('created_at')
      .whereRaw('access_requests.id = access_request_approvers.request_id'),
    is_current: knex.raw(
      `exists (select 1 from access_requests where access_requests.id = access_request_approvers.request_id and access_requests.state = 'pending')`,
    ),
  });
  await knex.raw(
    'create index access_request_approvers_inbox_index on access_request_approvers (approver, created_at, request_id) where is_current',
  );

  await knex.schema.createTable('access_request_approvals', table => {
    table.comment('Who has approved; nobody fills two steps of a request');
    table
      .string('request_id', 36)
      .notNullable()
      .references('id')
      .inTable('access_requests');
    table.string('approver').notNullable();
    table.integer('step').notNullable();
    table
      .boolean('owns_location')
      .notNullable()
      .comment('Whether the data was theirs by the platform configuration');
    table.primary(['request_id', 'approver']);
  });
  await fillSteps(knex);
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('access_request_approvals');
  for (const index of [
    'access_request_approvers_inbox_index',
    'access_requests_pending_index',
    'access_requests_silence_index',
    'access_requests_renewal_unique',
    'access_requests_open_unique',
  ]) {
    await knex.raw(`drop index ${index}`);
  }
  await knex.schema.alterTable('access_request_approvers', table => {
    table.dropColumns('is_current', 'created_at');
  });
  await knex.schema.alterTable('access_requests', table => {
    table.dropIndex(['holder_owner', 'created_at', 'id']);
    table.dropIndex(['holder', 'created_at', 'id']);
    table.dropIndex(['basket']);
    table.dropIndex(['requester', 'created_at', 'id']);
  });
  await knex.schema.alterTable('access_requests', table => {
    table.index(['requester', 'created_at']);
    table.dropColumns(
      'basket',
      'holder',
      'holder_owner',
      'filter',
      'granted',
      'accepted_terms',
      'renews',
      'steps',
      'current_step',
      'approvers',
      'question',
      'policy',
      'basis',
      'lapses_at',
      'silence_since',
      'silence_stage',
      'silence_due_at',
      'erased_at',
    );
  });
  await knex.raw(
    'create unique index access_requests_open_unique on access_requests (requester, product, port, version) where is_open',
  );
};

/**
 * Requests of before had one step, which one approval decided.
 *
 * @param {import('knex').Knex} knex
 */
async function fillSteps(knex) {
  let after = '';
  for (;;) {
    const rows = await knex('access_requests')
      .where('id', '>', after)
      .orderBy('id')
      .limit(CHUNK);
    if (rows.length === 0) {
      return;
    }
    const approvers = await knex('access_request_approvers')
      .whereIn(
        'request_id',
        rows.map(row => row.id),
      )
      .orderBy('approver');
    for (const row of rows) {
      const approved = row.state === 'approved' && row.decided_by !== null;
      const step = {
        title: 'Approval',
        approvers: approvers
          .filter(entry => entry.request_id === row.id)
          .map(entry => entry.approver),
        quorum: 1,
        approvals: approved
          ? [
              {
                by: row.decided_by,
                at: new Date(row.decided_at).toISOString(),
                ...(row.decision_comment !== null && {
                  comment: row.decision_comment,
                }),
              },
            ]
          : [],
      };
      const pending = row.state === 'pending';
      await knex('access_requests')
        .where({ id: row.id })
        .update({
          steps: JSON.stringify([step]),
          approvers: JSON.stringify(step.approvers),
          ...(pending && {
            current_step: 0,
            silence_since: row.created_at,
            silence_stage: 'remind',
            silence_due_at: row.created_at,
          }),
        });
      if (approved) {
        await knex('access_request_approvals').insert({
          request_id: row.id,
          approver: row.decided_by,
          step: 0,
          owns_location: true,
        });
      }
    }
    after = rows[rows.length - 1].id;
  }
}

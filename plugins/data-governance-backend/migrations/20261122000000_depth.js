// @ts-check

/**
 * Facts kept over time, results that can be exempt, exemptions, daily
 * summaries and the queue of what has to be evaluated again.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await createFacts(knex);
  await createQueue(knex);
  await changeResults(knex);
  await createHistory(knex);
  await createExemptions(knex);
};

/**
 * @param {import('knex').Knex} knex
 */
async function createFacts(knex) {
  await knex.schema.createTable('facts', table => {
    table.comment(
      'What was known about a product, by source, and from when to when; a row is added when it changes',
    );
    table.bigIncrements('id');
    table.string('product').notNullable().comment('Entity ref');
    table
      .string('source', 63)
      .notNullable()
      .comment("Id of a provider, or 'entity': product and contracts");
    table
      .text('content', 'longtext')
      .nullable()
      .comment('JSON; null: nothing is known');
    table.text('failure').nullable().comment('Why nothing is known');
    table
      .string('hash', 43)
      .notNullable()
      .comment('Of content and failure, to tell whether they changed');
    table.timestamp('since', { useTz: true }).notNullable();
    table
      .timestamp('until', { useTz: true })
      .nullable()
      .comment('Null: it is so now');
    table.timestamp('observed_at', { useTz: true }).nullable();
    table.timestamp('valid_until', { useTz: true }).nullable();
    table.index(['product', 'source', 'since'], 'facts_product_idx');
  });
  await knex.raw(
    'create unique index facts_current_idx on facts (product, source) where until is null',
  );
  await knex.raw(
    'create index facts_valid_idx on facts (valid_until) where until is null and failure is null and valid_until is not null',
  );
  await knex.raw(
    'create index facts_until_idx on facts (until) where until is not null',
  );

  await knex.schema.createTable('evidence', table => {
    table.comment('What explains the facts of now; replaced, not kept');
    table.string('product').notNullable();
    table.string('source', 63).notNullable();
    table.string('hash', 43).notNullable().comment('Of the findings');
    table.text('findings', 'longtext').notNullable().comment('JSON list');
    table.primary(['product', 'source']);
  });

  await knex.schema.createTable('collections', table => {
    table.comment('How each fact provider fared when it was last asked');
    table.string('source', 63).primary();
    table.timestamp('started_at', { useTz: true }).notNullable();
    table.timestamp('finished_at', { useTz: true }).nullable();
    table.integer('products').notNullable().defaultTo(0);
    table.integer('changed').notNullable().defaultTo(0);
    table.integer('failed').notNullable().defaultTo(0);
    table.text('problem').nullable();
  });

  await knex.schema.createTable('collection_requests', table => {
    table.comment(
      'When a fact provider was last asked about a product before its time',
    );
    table.string('product').notNullable();
    table.string('source', 63).notNullable();
    table.timestamp('requested_at', { useTz: true }).notNullable();
    table
      .integer('revision')
      .notNullable()
      .defaultTo(1)
      .comment('Raised by each request, so that none is lost');
    table
      .boolean('waits')
      .notNullable()
      .comment('False: it was collected since');
    table.timestamp('claimed_until', { useTz: true }).nullable();
    table.primary(['product', 'source']);
  });
  await knex.raw(
    'create index collection_requests_idx on collection_requests (source, requested_at) where waits',
  );
}

/**
 * @param {import('knex').Knex} knex
 */
async function createQueue(knex) {
  await knex.schema.createTable('dependencies', table => {
    table.comment(
      'The versions of the entities that the facts of a product were found in',
    );
    table.string('product').primary();
    table
      .text('versions', 'longtext')
      .notNullable()
      .comment('JSON: version by entity ref; null: it does not exist');
  });

  await knex.schema.createTable('stale', table => {
    table.comment('Products that have to be evaluated again');
    table.string('product').primary();
    table
      .text('changes')
      .notNullable()
      .comment(
        "JSON list of what changed, each '<cause>:<read>' or '<cause>'; read: '*', 'entity', 'provider', 'provider.fact' or the ref of a scorecard",
      );
    table.timestamp('since', { useTz: true }).notNullable();
    table
      .integer('revision')
      .notNullable()
      .defaultTo(1)
      .comment('Raised by each change, so that none is lost');
    table.string('claimed_by', 36).nullable();
    table.timestamp('claimed_until', { useTz: true }).nullable();
    table.index(['since'], 'stale_since_idx');
  });
}

/**
 * Keeps what was found before. The rows are copied: SQLite cannot drop a
 * foreign key in place.
 *
 * @param {import('knex').Knex} knex
 */
async function changeResults(knex) {
  await knex.schema.renameTable('results', 'results_before');
  await knex.schema.renameTable('products', 'products_before');
  await knex.schema.createTable('product_standings', table => {
    table.comment('Data products with where they stand, for lists');
    table.string('product').primary().comment('Entity ref of the product');
    table.text('title').notNullable();
    table.string('owner').notNullable().comment('Entity ref of the owner');
    table.string('domain').notNullable().comment('Entity ref of the domain');
    table.text('level').nullable().comment('JSON of the level reached');
    addCounts(table);
    table.timestamp('evaluated_at', { useTz: true }).notNullable();
    table.index(['domain'], 'product_standings_domain_idx');
    table.index(['owner'], 'product_standings_owner_idx');
  });
  await knex.schema.createTable('scorecard_standings', table => {
    table.comment('Where each product stands in each scorecard');
    table.string('product').notNullable();
    table.string('scorecard').notNullable().comment('Entity ref');
    table
      .integer('level_position')
      .notNullable()
      .comment('From 0; -1: no level is reached');
    table.string('level', 63).nullable().comment('Name of the level reached');
    addCounts(table);
    table.primary(['product', 'scorecard']);
    table.index(['scorecard', 'level_position'], 'scorecard_standings_idx');
  });
  await knex.schema.createTable('results', table => {
    table.comment('The current outcome of every check on every product');
    table.string('product').notNullable();
    table.string('scorecard').notNullable().comment('Entity ref');
    table.string('check_id', 63).notNullable();
    table
      .string('status', 16)
      .notNullable()
      .comment('pass, fail, unknown, exempt or not-applicable');
    table.text('reason').notNullable();
    table
      .string('exemption', 36)
      .nullable()
      .comment('Id of the exemption in force, when the status is exempt');
    table
      .timestamp('since', { useTz: true })
      .notNullable()
      .comment('When the status became what it is');
    table.primary(
      ['product', 'scorecard', 'check_id'],
      'results_product_check_pkey',
    );
    table.index(['scorecard', 'check_id', 'status'], 'results_status_idx');
  });
  await knex.raw(
    'insert into results (product, scorecard, check_id, status, reason, since) select product, scorecard, check_id, status, reason, since from results_before',
  );
  // Every check weighed the same.
  await knex.raw(
    `insert into product_standings (product, title, owner, domain, level, passing, failing, unknown, exempt, not_applicable, weight_passed, weight_counted, evaluated_at)
      select product, title, owner, domain, level, passing, failing, unknown, 0, 0, passing, passing + failing + unknown, evaluated_at from products_before`,
  );
  await knex.schema.dropTable('results_before');
  await knex.schema.dropTable('products_before');

  await knex.schema.alterTable('transitions', table => {
    table
      .timestamp('from_since', { useTz: true })
      .nullable()
      .comment('Since when the status before was what it was');
    table
      .string('cause', 16)
      .notNullable()
      .defaultTo('facts')
      .comment('facts, rules, exemption or time');
    table.index(['at'], 'transitions_at_idx');
    table.index(['scorecard', 'check_id'], 'transitions_check_idx');
  });
}

/**
 * @param {import('knex').Knex} knex
 */
async function createHistory(knex) {
  await knex.schema.createTable('scorecard_versions', table => {
    table.comment('Every definition of a scorecard that was in force');
    table.bigIncrements('id');
    table.string('scorecard').notNullable();
    table.string('version').notNullable().comment('Hash of the definition');
    table.text('definition', 'longtext').notNullable().comment('JSON');
    table.timestamp('since', { useTz: true }).notNullable();
    table.timestamp('until', { useTz: true }).nullable();
    table.index(['scorecard', 'since'], 'scorecard_versions_idx');
  });

  await knex.schema.createTable('product_days', table => {
    table.comment(
      'Where a product stood in a scorecard at the end of a day; a row is added when it differs from the one before',
    );
    table.string('product').notNullable();
    table
      .string('scorecard')
      .notNullable()
      .comment('Entity ref; empty: all together');
    table.string('day', 10).notNullable().comment('ISO date, UTC');
    table.string('domain').notNullable();
    table.string('level', 63).nullable();
    table
      .boolean('gone')
      .notNullable()
      .comment('True: from that day on the product is not measured by it');
    addCounts(table);
    table.primary(['product', 'scorecard', 'day']);
  });
  await knex.schema.createTable('domain_days', table => {
    table.comment('How a domain stood in a scorecard at the end of a day');
    table.string('day', 10).notNullable().comment('ISO date, UTC');
    table.string('domain').notNullable();
    table
      .string('scorecard')
      .notNullable()
      .comment('Entity ref; empty: all together');
    table.integer('products').notNullable();
    table
      .text('levels')
      .notNullable()
      .comment('JSON: products by the name of the level; none: no level');
    addCounts(table);
    table.primary(['day', 'domain', 'scorecard']);
  });

  await knex.schema.createTable('digests', table => {
    table.comment('Up to where each owner was told what changed');
    table.string('owner').primary().comment('Entity ref');
    table.bigInteger('transition').notNullable();
    table.timestamp('sent_at', { useTz: true }).notNullable();
  });
}

/**
 * @param {import('knex').Knex} knex
 */
async function createExemptions(knex) {
  await knex.schema.createTable('exemptions', table => {
    table.comment('That a check does not count for a product or domain');
    table.string('id', 36).primary();
    table.string('state', 16).notNullable();
    table.string('scorecard').notNullable();
    table.string('check_id', 63).notNullable();
    table.text('scorecard_title').notNullable();
    table.text('check_title').notNullable();
    table.string('product').nullable();
    table.string('domain').nullable();
    table.text('reason').notNullable();
    table.text('ticket').nullable();
    table.timestamp('ends_at', { useTz: true }).notNullable();
    table.string('requested_by').notNullable();
    table.timestamp('requested_at', { useTz: true }).notNullable();
    table.string('decided_by').nullable();
    table.timestamp('decided_at', { useTz: true }).nullable();
    table.text('decision_comment').nullable();
    table.integer('revision').notNullable();
    table
      .timestamp('reminded_at', { useTz: true })
      .nullable()
      .comment('When its end was announced');
    table.index(['state', 'ends_at'], 'exemptions_state_idx');
    table.index(['scorecard', 'check_id', 'state'], 'exemptions_check_idx');
    table.index(['product'], 'exemptions_product_idx');
  });
  // One open exemption for a check on a product, or on a domain.
  await knex.raw(
    "create unique index exemptions_open_idx on exemptions (scorecard, check_id, coalesce(product, ''), coalesce(domain, '')) where state in ('pending', 'approved')",
  );

  await knex.schema.createTable('exemption_events', table => {
    table.comment('What happened to exemptions; rows are only added');
    table.bigIncrements('id');
    table.string('exemption', 36).notNullable();
    table.timestamp('at', { useTz: true }).notNullable();
    table.string('by').nullable().comment('Null: time did');
    table.string('from_state', 16).nullable();
    table.string('to_state', 16).notNullable();
    table.text('comment').nullable();
    table.index(['exemption', 'id'], 'exemption_events_idx');
  });
}

/**
 * @param {import('knex').Knex.CreateTableBuilder} table
 */
function addCounts(table) {
  table.integer('passing').notNullable().comment('Checks, without drafts');
  table.integer('failing').notNullable();
  table.integer('unknown').notNullable();
  table.integer('exempt').notNullable();
  table.integer('not_applicable').notNullable();
  table
    .double('weight_passed')
    .notNullable()
    .comment('Of the checks that count and apply');
  table.double('weight_counted').notNullable();
}

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  for (const table of [
    'exemption_events',
    'exemptions',
    'digests',
    'domain_days',
    'product_days',
    'scorecard_versions',
    'stale',
    'dependencies',
    'collection_requests',
    'collections',
    'evidence',
    'facts',
  ]) {
    await knex.schema.dropTable(table);
  }
  await knex.schema.alterTable('transitions', table => {
    table.dropIndex(['at'], 'transitions_at_idx');
    table.dropIndex(['scorecard', 'check_id'], 'transitions_check_idx');
    table.dropColumns('from_since', 'cause');
  });
  await knex.schema.dropTable('results');
  await knex.schema.dropTable('scorecard_standings');
  await knex.schema.dropTable('product_standings');
  await knex.schema.createTable('products', table => {
    table.string('product').primary();
    table.text('title').notNullable();
    table.string('owner').notNullable();
    table.string('domain').notNullable();
    table.text('level').nullable();
    table.integer('passing').notNullable();
    table.integer('failing').notNullable();
    table.integer('unknown').notNullable();
    table.string('input_hash').notNullable();
    table.timestamp('evaluated_at', { useTz: true }).notNullable();
    table.index(['domain'], 'products_domain_idx');
  });
  await knex.schema.createTable('results', table => {
    table
      .string('product')
      .notNullable()
      .references('product')
      .inTable('products')
      .onDelete('CASCADE');
    table.string('scorecard').notNullable();
    table.string('check_id', 63).notNullable();
    table.string('status', 16).notNullable();
    table.text('reason').notNullable();
    table.timestamp('since', { useTz: true }).notNullable();
    table.primary(['product', 'scorecard', 'check_id']);
    table.index(['scorecard', 'check_id', 'status'], 'results_check_idx');
  });
};

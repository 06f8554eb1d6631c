// @ts-check

/**
 * The mesh as the catalog shows it, kept for searching and comparing; the
 * catalog stays the truth of what there is now. On PostgreSQL `search` columns
 * are `tsvector` with GIN indices; elsewhere they hold the same words as text,
 * lower-cased, each with a space before it.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  const isPostgres = knex.client.config.client.includes('pg');
  const words = isPostgres ? 'tsvector' : 'text';

  await knex.schema.createTable('seen_entities', table => {
    table.comment('Which state of which entity the other tables are made from');
    table.text('ref').primary().comment('Entity ref, lower-cased');
    table.text('etag').notNullable().comment('Of the entity as it was read');
  });

  await knex.schema.createTable('products', table => {
    table.comment('One row for each DataProduct in the catalog');
    table.text('ref').primary().comment('Entity ref, lower-cased');
    table.text('fingerprint').notNullable().comment('Hash of what is kept');
    table.text('title').notNullable();
    table.text('domain').notNullable().comment('Entity ref');
    table.text('owner').notNullable().comment('Entity ref');
    table.text('lifecycle').notNullable();
    table.text('version').notNullable();
    table.text('level').comment('Name of the level in the scorecards');
    table.text('level_title');
    table.integer('level_position').comment('0 for the lowest level');
    table.text('deprecation').comment('As in the spec, as JSON');
    table
      .text('item')
      .notNullable()
      .comment('What lists show, as JSON, without level and time');
    table.timestamp('updated_at', { useTz: true }).notNullable();
    table
      .specificType('search', words)
      .notNullable()
      .comment('Words of its own texts');
    table
      .specificType('column_search', words)
      .notNullable()
      .comment('Words of the columns of its contracts');
    table.index('title', 'products_title_index');
    table.index('updated_at', 'products_updated_at_index');
  });

  await knex.schema.createTable('product_facets', table => {
    table.comment('What products can be narrowed by; `none` where it has none');
    table.text('facet').notNullable();
    table.text('value').notNullable();
    table.text('product_ref').notNullable();
    table.primary(['facet', 'value', 'product_ref']);
    table
      .foreign('product_ref')
      .references('ref')
      .inTable('products')
      .onDelete('CASCADE');
    table.index('product_ref', 'product_facets_product_ref_index');
  });

  await knex.schema.createTable('ports', table => {
    table.comment('Output ports of the products');
    table.text('product_ref').notNullable();
    table.text('name').notNullable();
    table.text('version').notNullable();
    table.integer('position').notNullable();
    table.text('contract_ref').comment('Entity ref, lower-cased');
    table.text('item').notNullable().comment('The port of the spec, as JSON');
    table.primary(['product_ref', 'name', 'version']);
    table
      .foreign('product_ref')
      .references('ref')
      .inTable('products')
      .onDelete('CASCADE');
    table.index('contract_ref', 'ports_contract_ref_index');
  });

  await knex.schema.createTable('flows', table => {
    table.comment('Which product reads which output port of another');
    table.text('to_ref').notNullable().comment('The product that reads');
    table.text('from_ref').notNullable().comment('The product that is read');
    table.text('input_port').notNullable().comment('Name of the input port');
    table.text('port').comment('Name of the output port that is read');
    table.text('port_version');
    table.primary(['to_ref', 'input_port']);
    table
      .foreign('to_ref')
      .references('ref')
      .inTable('products')
      .onDelete('CASCADE');
    table.index('from_ref', 'flows_from_ref_index');
  });

  await knex.schema.createTable('titles', table => {
    table.comment('Titles of the domains, groups and users that products name');
    table.text('ref').primary();
    table.text('title').notNullable();
    table.text('parent_ref').comment('Of a domain: the one it is part of');
  });

  await knex.schema.createTable('contract_documents', table => {
    table.comment('Every document that was a contract, once');
    table.text('hash').primary().comment('SHA-256 of the definition');
    table.text('definition').notNullable();
    table.text('version').comment('As declared; null when unreadable');
    table.text('status');
    table.text('problems').notNullable().comment('JSON list');
  });

  await knex.schema.createTable('contracts', table => {
    table.comment('One row for each DataContract in the catalog');
    table.text('ref').primary();
    table.text('document_id').comment('The id in the document');
    table.text('hash').notNullable().comment('Of the document shown now');
    table.text('classification').comment('The highest among its columns');
    table.index('document_id', 'contracts_document_id_index');
  });

  await knex.schema.createTable('contract_versions', table => {
    table.comment('What the catalog has shown as a contract, in order; kept');
    table.text('contract_ref').notNullable();
    table.integer('sequence').notNullable().comment('From 1');
    table
      .text('hash')
      .notNullable()
      .references('hash')
      .inTable('contract_documents');
    table.timestamp('seen_at', { useTz: true }).notNullable();
    table.text('source').comment('Location of the entity');
    table.text('changes').comment('Counts and verdict against the one before');
    table.primary(['contract_ref', 'sequence']);
  });

  await knex.schema.createTable('columns', table => {
    table.comment('Columns and nested fields of the contracts shown now');
    table.text('contract_ref').notNullable();
    table.integer('position').notNullable();
    table.text('object').notNullable();
    table.text('path').notNullable();
    // In the order of its characters, for which an index knows beginnings.
    table
      .specificType('name', isPostgres ? 'text collate "C"' : 'text')
      .notNullable()
      .comment('Last part of the path, lower');
    table.text('business_name');
    table.text('description');
    table.text('logical_type');
    table.text('classification');
    table.specificType('search', words).notNullable();
    table.primary(['contract_ref', 'position']);
    table
      .foreign('contract_ref')
      .references('ref')
      .inTable('contracts')
      .onDelete('CASCADE');
    table.index(['name', 'contract_ref', 'position'], 'columns_name_index');
  });

  await knex.schema.createTable('product_events', table => {
    table.comment('What happened to products; an outbox of notifications too');
    table.bigIncrements('id');
    table.text('product_ref').notNullable();
    table.text('type').notNullable();
    table.timestamp('at', { useTz: true }).notNullable();
    table.text('item').notNullable().comment('The rest of the event, as JSON');
    table
      .timestamp('settled_at', { useTz: true })
      .comment('When its followers were told or need not be any more');
    table
      .timestamp('due_at', { useTz: true })
      .notNullable()
      .comment('Not sent before; moved on while somebody sends it');
    table.integer('attempts').notNullable().defaultTo(0);
    table.index(['product_ref', 'id'], 'product_events_product_ref_index');
  });

  await knex.schema.createTable('index_state', table => {
    table.comment('When the whole catalog was first read to its end');
    table.text('name').primary();
    table.timestamp('at', { useTz: true }).notNullable();
  });

  await knex.schema.createTable('followers', table => {
    table.comment('Who is told about what happens to a product');
    table.text('user_ref').notNullable();
    table.text('product_ref').notNullable();
    table.timestamp('since', { useTz: true }).notNullable();
    table.primary(['user_ref', 'product_ref']);
    table.index('product_ref', 'followers_product_ref_index');
  });

  if (isPostgres) {
    await knex.raw(
      'create index products_search_index on products using gin (search)',
    );
    await knex.raw(
      'create index products_column_search_index on products using gin (column_search)',
    );
    await knex.raw(
      'create index columns_search_index on columns using gin (search)',
    );
    await knex.raw(
      'create index product_events_pending_index on product_events (due_at) where settled_at is null',
    );
  }
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  for (const table of [
    'followers',
    'index_state',
    'product_events',
    'columns',
    'contract_versions',
    'contracts',
    'contract_documents',
    'titles',
    'flows',
    'ports',
    'product_facets',
    'products',
    'seen_entities',
  ]) {
    await knex.schema.dropTable(table);
  }
};

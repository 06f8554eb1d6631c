// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('scorecards', table => {
    table.comment('Scorecards as they are in force');
    table.string('ref').primary().comment('Entity ref of the scorecard');
    table.text('title').notNullable();
    table.string('owner').notNullable().comment('Entity ref of the owner');
    table
      .string('source_hash')
      .notNullable()
      .comment('Of the entity that was loaded last, usable or not');
    table
      .string('definition_hash')
      .nullable()
      .comment('Of the definition; null when no version was usable yet');
    table
      .text('definition', 'longtext')
      .nullable()
      .comment('JSON of the version in force');
    table
      .text('problems', 'longtext')
      .notNullable()
      .comment(
        'JSON list: why the entity that was loaded last is not in force',
      );
    table.timestamp('loaded_at', { useTz: true }).notNullable();
  });

  await knex.schema.createTable('products', table => {
    table.comment('Data products with where they stand, for lists');
    table.string('product').primary().comment('Entity ref of the product');
    table.text('title').notNullable();
    table.string('owner').notNullable().comment('Entity ref of the owner');
    table.string('domain').notNullable().comment('Entity ref of the domain');
    table.text('level').nullable().comment('JSON of the level reached');
    table.integer('passing').notNullable().comment('Checks, without drafts');
    table.integer('failing').notNullable();
    table.integer('unknown').notNullable();
    table
      .string('input_hash')
      .notNullable()
      .comment('Of all that the results depend on');
    table.timestamp('evaluated_at', { useTz: true }).notNullable();
    table.index(['domain'], 'products_domain_idx');
  });

  await knex.schema.createTable('results', table => {
    table.comment('The current outcome of every check on every product');
    table
      .string('product')
      .notNullable()
      .references('product')
      .inTable('products')
      .onDelete('CASCADE');
    table.string('scorecard').notNullable().comment('Entity ref');
    table.string('check_id', 63).notNullable();
    table.string('status', 16).notNullable().comment('pass, fail or unknown');
    table.text('reason').notNullable();
    table
      .timestamp('since', { useTz: true })
      .notNullable()
      .comment('When the status became what it is');
    table.primary(['product', 'scorecard', 'check_id']);
    table.index(['scorecard', 'check_id', 'status'], 'results_check_idx');
  });

  await knex.schema.createTable('transitions', table => {
    table.comment('Every change of a status; rows are only added');
    table.bigIncrements('id');
    table.string('product').notNullable();
    table.string('scorecard').notNullable();
    table.string('check_id', 63).notNullable();
    table.string('from_status', 16).nullable().comment('Null: it is new');
    table.string('to_status', 16).nullable().comment('Null: it is gone');
    table.text('reason').nullable();
    table.timestamp('at', { useTz: true }).notNullable();
    table.index(['product', 'at'], 'transitions_product_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('transitions');
  await knex.schema.dropTable('results');
  await knex.schema.dropTable('products');
  await knex.schema.dropTable('scorecards');
};

// @ts-check

/**
 * Grants are counted by product, for the scorecards.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('access_grants', table => {
    table.index(['product', 'state'], 'access_grants_product_state_index');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('access_grants', table => {
    table.dropIndex(['product', 'state'], 'access_grants_product_state_index');
  });
};

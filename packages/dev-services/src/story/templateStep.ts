import assert from 'node:assert/strict';
import { Page } from 'playwright-core';
import { StoryStep } from './story';
import { personaOf } from './warehouse';

const NAME = 'delay-planning';
const TITLE = 'Delays for planning';
/** Long enough for the form, too short for the scorecard. */
const POOR_PURPOSE = 'Delays for planners.';
const GOOD_PURPOSE =
  'Tells planners how late flights left each airport on a day, so that they can plan connections by it.';
const CATALOG_LIMIT_MS = 30_000;

/** A table becomes a data product, once it passes the scorecards. */
export const templateStep: StoryStep = {
  title:
    'An owner makes a data product from a table, after the check stops a poor one',
  async run({ openVisit, portal }) {
    const visit = await openVisit();
    const { page } = visit;
    await visit.signIn(personaOf(portal, 'olivia'));

    await fillForm(page, POOR_PURPOSE, () => visit.picture('template-table'));
    await page.getByRole('button', { name: 'Create', exact: true }).click();
    await page
      .getByText(/Nothing was published/)
      .first()
      .waitFor();
    await page
      .getByText(/How to fix/)
      .first()
      .waitFor();
    await visit.picture('template-stopped');

    await fillForm(page, GOOD_PURPOSE);
    const began = Date.now();
    await page.getByRole('button', { name: 'Create', exact: true }).click();
    await page.getByText('Open the data product').waitFor();
    assert.ok(
      Date.now() - began < CATALOG_LIMIT_MS,
      'The product should be in the catalog within 30 seconds',
    );
    await visit.picture('template-done');

    await page.getByText('Open the data product').click();
    await page.getByRole('heading', { name: TITLE }).waitFor();
    await page.goto(`/catalog/default/dataproduct/${NAME}/scorecard`);
    await page.getByText('Mesh foundations').first().waitFor();
    await visit.picture('new-product-scorecard');
    await visit.close();
  },
};

async function fillForm(
  page: Page,
  purpose: string,
  atTable?: () => Promise<unknown>,
): Promise<void> {
  const next = page.getByRole('button', { name: 'Next' });
  const choose = async (field: string, option: string | RegExp) => {
    await page.getByRole('textbox', { name: field }).click();
    await page.getByRole('option', { name: option }).first().click();
  };

  await page.goto('/create/templates/default/data-product-from-table');
  await choose('Domain', /Flight operations/i);
  await choose('Owner', /Flight operations/i);
  await next.click();

  await choose('Table', 'flights.departure_delays');
  await page.getByRole('cell', { name: 'late_flights' }).waitFor();
  await atTable?.();
  await next.click();

  await page.getByRole('textbox', { name: 'Name' }).fill(NAME);
  await page.getByRole('textbox', { name: 'Title' }).fill(TITLE);
  await page.getByRole('textbox', { name: 'Purpose' }).fill(purpose);
  await next.click();

  await page.getByRole('button', { name: 'Review' }).click();
}

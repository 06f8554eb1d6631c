import assert from 'node:assert/strict';
import { StoryStep } from './story';
import { personaOf } from './warehouse';

/** The marketplace, a contract found by one of its columns, and a lineage. */
export const browseStep: StoryStep = {
  title: 'A consumer finds a product by a column and reads its contract',
  async run({ openVisit, portal }) {
    const visit = await openVisit();
    const { page } = visit;
    await visit.signIn(personaOf(portal, 'chen'));

    await page.getByRole('link', { name: 'Data products' }).first().click();
    await page.getByText(/^Data products \(\d+\)/).waitFor();
    // The first measurement may still be under way.
    await page.getByText('Gold').first().waitFor({ timeout: 60_000 });
    await visit.picture('data-products');

    await page
      .getByRole('textbox', { name: 'Find data products' })
      .fill('wildlife size');
    await page.getByText('Data products (1)').waitFor();
    await visit.picture('found-by-a-column');
    await page.getByRole('link', { name: /wildlife_size/ }).click();
    await page.getByRole('heading', { name: 'Bird strikes' }).first().waitFor();
    await page.getByText('wildlife_size', { exact: true }).first().waitFor();
    assert.match(page.url(), /\/ports\?column=/);
    await visit.picture('ports');

    await page.goto('/catalog/default/dataproduct/flights');
    for (const part of ['Code', 'Data and metadata', 'Infrastructure']) {
      await page.getByText(part, { exact: true }).waitFor();
    }
    await visit.picture('product');

    await page.getByRole('link', { name: 'Lineage' }).click();
    await page.getByText('Strike risk by state').first().waitFor();
    await visit.picture('lineage');
    await visit.close();
  },
};

const PRODUCTS = [
  'Airports',
  'Bird strikes',
  'Daily weather',
  'Departure delays',
  'Flights',
  'Strike risk by state',
];

/** The whole example mesh on one screen, and one product's surroundings. */
export const mapStep: StoryStep = {
  title: 'A steward looks at the map of the mesh',
  async run({ openVisit, portal }) {
    const visit = await openVisit();
    const { page } = visit;
    await visit.signIn(personaOf(portal, 'grace'));
    await page.goto('/data-products');
    await page.getByRole('tab', { name: 'Map' }).click();
    for (const product of PRODUCTS) {
      await page.getByText(product, { exact: true }).first().waitFor();
    }
    await visit.picture('map');
    await visit.close();
  },
};

import assert from 'node:assert/strict';
import { StoryStep } from './story';
import { personaOf } from './warehouse';

/** The marketplace, a product's ports and columns, and its lineage. */
export const browseStep: StoryStep = {
  title: 'A consumer browses the mesh and reads a contract',
  async run({ openVisit, portal }) {
    const visit = await openVisit();
    const { page } = visit;
    await visit.signIn(personaOf(portal, 'chen'));

    await page.getByRole('link', { name: 'Data products' }).first().click();
    await page.getByText(/^Data products \(\d+\)/).waitFor();
    await page.getByText('Gold').first().waitFor();
    await visit.picture('data-products');

    await page.getByRole('link', { name: 'Flights', exact: true }).click();
    await page.getByRole('heading', { name: 'Flights', level: 2 }).waitFor();
    for (const part of ['Code', 'Data and metadata', 'Infrastructure']) {
      await page.getByText(part, { exact: true }).waitFor();
    }
    await visit.picture('product');

    await page.getByRole('link', { name: 'Ports and contract' }).click();
    await page.getByText('delay_minutes', { exact: true }).first().waitFor();
    await visit.picture('ports');

    await page.getByRole('link', { name: 'Lineage' }).click();
    await page.getByText('Strike risk by state').first().waitFor();
    await visit.picture('lineage');

    assert.ok(page.url().startsWith(portal.url));
    await visit.close();
  },
};

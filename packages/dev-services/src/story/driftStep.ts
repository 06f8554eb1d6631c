import assert from 'node:assert/strict';
import { confirm } from './accessPages';
import { StoryStep } from './story';
import { visitAs } from './visitAs';
import { assertRefused, byHand, countAs } from './warehouse';

const TABLE = 'flights.flights';

/** A right made with a database client is found, shown and taken away. */
export const driftStep: StoryStep = {
  title: 'A right that was made by hand is found, and an owner ends it',
  async run(context) {
    await byHand(context.portal, 'GRANT USAGE ON SCHEMA flights TO wim');
    await byHand(context.portal, `GRANT SELECT ON ${TABLE} TO wim`);
    assert.ok((await countAs(context.portal, 'wim', TABLE)) > 0);

    const visit = await visitAs(context, 'olivia');
    const { page } = visit;
    await page.goto('/catalog/default/dataproduct/flights/access');
    await page.getByRole('button', { name: /Compare now/ }).click();
    const finding = page.getByRole('row').filter({ hasText: 'wim' }).first();
    await finding.waitFor();
    await finding.evaluate(row => row.scrollIntoView({ block: 'center' }));
    await visit.picture('drift');
    await finding.getByRole('button', { name: /Repair/ }).click();
    await confirm(page, 'Repair', 'Nobody asked for this');
    await finding.waitFor({ state: 'detached' });
    await assertRefused(context.portal, 'wim', TABLE);
    await visit.close();
  },
};

import { StoryStep } from './story';
import { personaOf } from './warehouse';

/** The scorecards of the whole mesh, and what one product misses. */
export const scorecardStep: StoryStep = {
  title: 'A steward reviews the scorecards',
  async run({ openVisit, portal }) {
    const visit = await openVisit();
    const { page } = visit;
    await visit.signIn(personaOf(portal, 'grace'));

    await page.getByRole('link', { name: 'Scorecards' }).click();
    await page.getByText('Levels by domain').waitFor();
    await visit.picture('scorecards');

    await page.getByRole('tab', { name: 'Data products' }).click();
    await page.getByRole('grid').getByText('Departure delays').waitFor();
    await visit.picture('heat-map');

    await page.getByRole('tab', { name: 'Checks' }).click();
    await page.getByText('Safety handling').first().waitFor();
    await visit.picture('scorecard-checks');

    await page.goto('/catalog/default/dataproduct/weather/scorecard');
    await page.getByText('One check is missing for Gold').waitFor();
    await page
      .getByRole('button', { name: /The contract promises how fresh/ })
      .click();
    await page.getByText('How to fix it').first().waitFor();
    await visit.picture('scorecard-of-a-product');
    await visit.close();
  },
};

import { Visit } from '../browser';
import { StoryStep } from './story';
import { visitAs } from './visitAs';
import { byHand } from './warehouse';

const CHECK = /The data keeps the contract.s quality rules/;
const SCORECARD_TAB = '/catalog/default/dataproduct/airports/scorecard';
const BREAK =
  "INSERT INTO airports.airports (iata, name, country, latitude, longitude) VALUES ('ZZZ', 'Nowhere', 'USA', 123.4, -77.0)";
const MEND = "DELETE FROM airports.airports WHERE iata = 'ZZZ'";

/** A row in the real table breaks the contract; the check falls. */
export const brokenDataStep: StoryStep = {
  title: 'A row breaks the contract, and the check falls with its evidence',
  async run(context) {
    const visit = await visitAs(context, 'amara');
    const { page } = visit;
    await page.goto(SCORECARD_TAB);
    await page.getByRole('button', { name: CHECK }).waitFor();
    await byHand(context.portal, BREAK);
    await measureAgain(visit, 'Fails');
    await page.getByRole('button', { name: CHECK }).click();
    const promised = page.getByText('exactly 0').first();
    await promised.waitFor();
    await promised.scrollIntoViewIfNeeded();
    await visit.picture('broken-data');

    await page
      .getByRole('button', { name: 'Ask for an exemption' })
      .first()
      .click();
    const dialog = page.getByRole('dialog');
    await dialog
      .getByLabel(/Reason/)
      .fill('The register has one airport that is not surveyed yet');
    await dialog.getByRole('button', { name: '30 days' }).click();
    await visit.picture('ask-for-an-exemption');
    await dialog.getByRole('button', { name: 'Ask' }).click();
    await dialog.waitFor({ state: 'detached' });
    await visit.close();
  },
};

/** Whoever owns the rule decides; the check is shown as exempt. */
export const exemptionStep: StoryStep = {
  title: 'The steward approves an exemption, which is shown as one',
  async run(context) {
    const steward = await visitAs(context, 'grace');
    const { page } = steward;
    await page.goto('/scorecards/exemptions');
    await page.getByRole('link', { name: CHECK }).first().click();
    await page.getByRole('button', { name: 'Approve' }).click();
    await steward.picture('decide-on-an-exemption');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Approve' }).click();
    await dialog.waitFor({ state: 'detached' });
    await steward.close();

    const owner = await visitAs(context, 'amara');
    await owner.page.goto(SCORECARD_TAB);
    await checkWith(owner, 'Exempt').waitFor();
    await owner.picture('exempt-check');
    await owner.close();
  },
};

/** The row is taken away, and the check passes again. */
export const mendedDataStep: StoryStep = {
  title: 'The data is mended, and the check rises again',
  async run(context) {
    const visit = await visitAs(context, 'amara');
    await visit.page.goto(SCORECARD_TAB);
    await checkWith(visit, 'Exempt').waitFor();
    await byHand(context.portal, MEND);
    await measureAgain(visit, 'Passes');
    await visit.picture('mended-data');
    await visit.close();
  },
};

/**
 * Asks for new facts, and waits until the open page shows the outcome. The
 * portal takes one such request of a product in ten seconds, and refuses others.
 */
async function measureAgain(visit: Visit, status: string): Promise<void> {
  const button = visit.page.getByRole('button', { name: 'Measure again' });
  const outcome = checkWith(visit, status);
  await button.click();
  try {
    await outcome.waitFor({ timeout: 12_000 });
  } catch {
    await button.click();
    await outcome.waitFor();
  }
}

function checkWith({ page }: Visit, status: string) {
  return page
    .getByRole('button', { name: CHECK })
    .filter({ hasText: status })
    .first();
}

import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import path from 'node:path';
import { StoryContext, StoryStep } from './story';
import { personaOf } from './warehouse';

/** The product that the template made. */
const NAME = 'delay-planning';
const TITLE = 'Delays for planning';
const COLUMN = 'late_flights';
const PRODUCT_PAGE = `/catalog/default/dataproduct/${NAME}`;
const CONTRACT_PAGE = `/catalog/default/datacontract/${NAME}-contract`;

/** A change in git that breaks readers, seen and told. */
export const historyStep: StoryStep = {
  title: 'A contract breaks its readers: a follower is told and compares it',
  async run(context) {
    const visit = await visitAs(context, 'chen');
    const { page } = visit;
    await page.goto(PRODUCT_PAGE);
    await page.getByRole('button', { name: /^Follow,/ }).click();
    await page.getByRole('button', { name: /^Following/ }).waitFor();

    await removeColumn(context, COLUMN);

    await page.goto(`${PRODUCT_PAGE}/history`);
    await page.getByText('Breaks readers').first().waitFor({ timeout: 60_000 });
    await page
      .getByText(new RegExp(`${COLUMN} is removed`))
      .first()
      .waitFor();
    await page
      .getByText(/owe a major step/)
      .first()
      .waitFor();
    await visit.picture('history');

    await page.getByRole('link', { name: /Notifications/ }).click();
    await page
      .getByText(new RegExp(TITLE))
      .first()
      .waitFor({ timeout: 60_000 });
    await visit.picture('followed');
    await visit.close();
  },
};

/** A contract leaves the portal in another format. */
export const exportStep: StoryStep = {
  title: 'A developer exports the contract as JSON Schema',
  async run(context) {
    const visit = await visitAs(context, 'olivia');
    const { page } = visit;
    await page.goto(`${CONTRACT_PAGE}/definition`);
    await page.getByRole('button', { name: 'Export' }).first().click();
    await page.getByRole('menuitem', { name: 'JSON Schema' }).click();
    const save = page.getByRole('button', { name: /^Save / });
    await save.waitFor();
    await visit.picture('export');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      save.click(),
    ]);
    const schema = JSON.parse(await fs.readFile(await download.path(), 'utf8'));
    assert.ok(
      JSON.stringify(schema).includes('departure_date'),
      'The schema should have the columns of the contract',
    );
    await visit.close();
  },
};

/** Commits a contract without a column, as its owner would, and registers it. */
async function removeColumn(
  context: StoryContext,
  column: string,
): Promise<void> {
  const { portal } = context;
  const file = path.join(portal.repositoriesFolder, NAME, `${NAME}.odcs.yaml`);
  const contract = await fs.readFile(file, 'utf8');
  const changed = contract
    .replace(/^version: .*$/m, 'version: 1.1.0')
    .replace(new RegExp(`^ {6}- name: ${column}\n(?: {8}.*\n)+`, 'm'), '');
  assert.notEqual(changed, contract);
  assert.ok(!changed.includes(column), `${column} should be gone`);
  await fs.writeFile(file, changed);

  const visit = await visitAs(context, 'piotr');
  await visit.page.goto(CONTRACT_PAGE);
  await visit.page.getByRole('button', { name: 'Refresh' }).click();
  await visit.page.getByText('Refresh scheduled').first().waitFor();
  await visit.close();
}

async function visitAs(context: StoryContext, name: string) {
  const visit = await context.openVisit();
  await visit.signIn(personaOf(context.portal, name));
  return visit;
}

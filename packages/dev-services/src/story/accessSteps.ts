import assert from 'node:assert/strict';
import { Page } from 'playwright-core';
import { Visit } from '../browser';
import { StoryStep } from './story';
import { visitAs } from './visitAs';
import { assertRefused, countAs } from './warehouse';

const FLIGHTS = 'flights.flights';
const STRIKES = 'airports.airports';
const FLIGHT_ROWS = 3_000_000;

/** A consumer asks; before that, PostgreSQL refuses. */
export const requestStep: StoryStep = {
  title: 'A consumer whom PostgreSQL refuses asks for access',
  async run(context) {
    await assertRefused(context.portal, 'chen', FLIGHTS);
    const visit = await visitAs(context, 'chen');
    await ask(visit, 'flights', 'Punctuality reporting');
    await visit.picture('request-pending');
    await assertRefused(context.portal, 'chen', FLIGHTS);
    await visit.close();
  },
};

/** The owner approves, and the consumer's own role reads the table. */
export const approvalStep: StoryStep = {
  title: 'The owner approves, and the consumer reads all three million rows',
  async run(context) {
    const visit = await visitAs(context, 'olivia');
    const { page } = visit;
    await page.getByRole('link', { name: /Notifications/ }).click();
    await page
      .getByText(/asks to read flights/)
      .first()
      .waitFor();
    await openFromInbox(page, 'Flights');
    await page.getByRole('button', { name: 'Approve' }).click();
    await visit.picture('approval');
    await confirm(page, 'Approve', 'For the report of the year');
    await page
      .getByText(/can read until/)
      .first()
      .waitFor();
    await visit.close();

    assert.equal(await countAs(context.portal, 'chen', FLIGHTS), FLIGHT_ROWS);

    const consumer = await visitAs(context, 'chen');
    await openMine(consumer.page, 'Flights');
    await consumer.page.getByText('How to connect').waitFor();
    await consumer.picture('access');
    await consumer.close();
  },
};

/** The owner revokes, and PostgreSQL refuses again. */
export const revocationStep: StoryStep = {
  title: 'The owner revokes, and PostgreSQL refuses the same SELECT',
  async run(context) {
    const visit = await visitAs(context, 'olivia');
    const { page } = visit;
    await page.goto('/catalog/default/dataproduct/flights/access');
    await page
      .getByRole('button', { name: /^Revoke/ })
      .first()
      .click();
    await visit.picture('revocation');
    await confirm(page, 'Revoke', 'The report is done');
    await page.getByText('Revoked').first().waitFor();
    await assertRefused(context.portal, 'chen', FLIGHTS);
    await visit.picture('access-of-a-product');
    await visit.close();
  },
};

/** A right that is granted again and given back. */
export const giveBackStep: StoryStep = {
  title: 'The consumer asks again and gives the right back',
  async run(context) {
    const consumer = await visitAs(context, 'chen');
    await ask(consumer, 'flights', 'Capacity planning');

    const owner = await visitAs(context, 'olivia');
    await openFromInbox(owner.page, 'Flights');
    await owner.page.getByRole('button', { name: 'Approve' }).click();
    await confirm(owner.page, 'Approve');
    await owner.close();

    // The consumer's page follows by itself.
    await consumer.page.getByText(/You can read until/).waitFor();
    assert.equal(await countAs(context.portal, 'chen', FLIGHTS), FLIGHT_ROWS);
    await consumer.page.getByRole('button', { name: 'Give back' }).click();
    await confirm(consumer.page, 'Give back');
    await consumer.page.getByText('You gave the right back').waitFor();
    await assertRefused(context.portal, 'chen', FLIGHTS);
    await consumer.close();
  },
};

/** A denial grants nothing. */
export const denialStep: StoryStep = {
  title: 'Another owner denies with a comment, and PostgreSQL still refuses',
  async run(context) {
    const consumer = await visitAs(context, 'chen');
    await ask(consumer, 'airports');

    const owner = await visitAs(context, 'amara');
    await openFromInbox(owner.page, 'Airports');
    await owner.page.getByRole('button', { name: 'Deny' }).click();
    await confirm(owner.page, 'Deny', 'The public file has all of it');
    await owner.close();

    await consumer.page
      .getByText('The public file has all of it')
      .first()
      .waitFor();
    await consumer.picture('denied');
    await assertRefused(context.portal, 'chen', STRIKES);
    await consumer.close();
  },
};

/** Fills the form of a product's first port, and waits for the request page. */
async function ask(
  { page }: Visit,
  product: string,
  purpose?: string,
): Promise<void> {
  await page.goto(`/catalog/default/dataproduct/${product}/access`);
  await page.getByRole('button', { name: 'Request access' }).first().click();
  const form = page.getByRole('form', { name: 'Request access' });
  await form.getByRole('button', { name: 'Purpose' }).click();
  const options = page.getByRole('listbox').getByRole('option');
  await (purpose
    ? options.filter({ hasText: purpose })
    : options.first()
  ).click();
  await form.getByRole('button', { name: 'For how long' }).click();
  await page.getByRole('option', { name: '7 days' }).click();
  await form.getByRole('button', { name: 'Request access' }).click();
  await page.waitForURL(/\/data-access\/requests\//);
  await page
    .getByText(/^Waiting for/)
    .first()
    .waitFor();
}

async function openFromInbox(page: Page, product: string): Promise<void> {
  await page.goto('/data-access/inbox');
  await openRow(page, product);
}

async function openMine(page: Page, product: string): Promise<void> {
  await page.goto('/data-access');
  await openRow(page, product);
}

async function openRow(page: Page, product: string): Promise<void> {
  await page
    .getByRole('row')
    .filter({ hasText: product })
    .first()
    .locator('a[href*="/data-access/requests/"]')
    .first()
    .click();
  await page.waitForURL(/\/data-access\/requests\//);
}

/** Answers the dialog that is open. */
async function confirm(
  page: Page,
  button: string,
  comment?: string,
): Promise<void> {
  const dialog = page.getByRole('dialog');
  if (comment) {
    await dialog.getByRole('textbox').fill(comment);
  }
  await dialog.getByRole('button', { name: button }).click();
  await dialog.waitFor({ state: 'detached' });
}

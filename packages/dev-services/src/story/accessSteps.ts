import assert from 'node:assert/strict';
import {
  AIRPORTS,
  ask,
  confirm,
  FLIGHTS,
  openFromInbox,
  openMine,
  viewToRead,
} from './accessPages';
import { StoryStep } from './story';
import { visitAs } from './visitAs';
import { assertRefused, countAs, findView } from './warehouse';

const FLIGHT_ROWS = 3_000_000;
const FLIGHTS_TABLE = 'flights.flights';
const AIRPORTS_TABLE = 'airports.airports';

/** A consumer asks; before that, PostgreSQL refuses. */
export const requestStep: StoryStep = {
  title: 'A consumer whom PostgreSQL refuses asks for access',
  async run(context) {
    await assertRefused(context.portal, 'chen', FLIGHTS_TABLE);
    const visit = await visitAs(context, 'chen');
    await ask(visit, FLIGHTS, 'Punctuality reporting');
    await visit.picture('request-pending');
    await assertRefused(context.portal, 'chen', FLIGHTS_TABLE);
    await visit.close();
  },
};

/** The owner approves, and the consumer's own role reads the port. */
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

    const consumer = await visitAs(context, 'chen');
    await openMine(consumer.page, 'Flights');
    const view = await viewToRead(consumer.page);
    await consumer.picture('access');
    await consumer.close();

    assert.equal(await countAs(context.portal, 'chen', view), FLIGHT_ROWS);
    await assertRefused(context.portal, 'chen', FLIGHTS_TABLE);
    await assertRefused(context.portal, 'wim', view);
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
    await page
      .getByText(/Nobody holds a right to this product|Revoked/)
      .first()
      .waitFor();
    const view = await findView(context.portal, 'flights_flights_v1');
    await assertRefused(context.portal, 'chen', view);
    await visit.picture('access-of-a-product');
    await visit.close();
  },
};

/** A right that is granted again and given back. */
export const giveBackStep: StoryStep = {
  title: 'The consumer asks again and gives the right back',
  async run(context) {
    const consumer = await visitAs(context, 'chen');
    await ask(consumer, FLIGHTS, 'Capacity planning');

    const owner = await visitAs(context, 'olivia');
    await openFromInbox(owner.page, 'Flights');
    await owner.page.getByRole('button', { name: 'Approve' }).click();
    await confirm(owner.page, 'Approve');
    await owner.close();

    // The consumer's page follows by itself.
    await consumer.page.getByText(/You can read until/).waitFor();
    const view = await viewToRead(consumer.page);
    assert.equal(await countAs(context.portal, 'chen', view), FLIGHT_ROWS);
    await consumer.page.getByRole('button', { name: 'Give back' }).click();
    await confirm(consumer.page, 'Give back');
    await consumer.page.getByText('You gave the right back').waitFor();
    await assertRefused(context.portal, 'chen', view);
    await consumer.close();
  },
};

/** A denial grants nothing. */
export const denialStep: StoryStep = {
  title: 'Another owner denies with a comment, and PostgreSQL still refuses',
  async run(context) {
    const consumer = await visitAs(context, 'chen');
    // For longer than the policy gives public data at once.
    await ask(consumer, AIRPORTS, 'Maps', '180 days');

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
    await assertRefused(context.portal, 'chen', AIRPORTS_TABLE);
    await consumer.close();
  },
};

import assert from 'node:assert/strict';
import {
  choose,
  confirm,
  openForm,
  openFromInbox,
  openMine,
  send,
  STRIKES,
  viewToRead,
} from './accessPages';
import { StoryStep } from './story';
import { visitAs } from './visitAs';
import { assertRefused, queryAs } from './warehouse';

const STATE = 'New York';

/**
 * Two ports asked for at once: the policy approves one by itself, the other one
 * waits for two teams. Only some columns and rows are asked for.
 */
export const basketStep: StoryStep = {
  title: 'Somebody asks for two ports at once, and policy approves one of them',
  async run(context) {
    const visit = await visitAs(context, 'amara');
    const { page } = visit;
    await openForm(page, STRIKES);
    for (const column of ['cost_other', 'cost_repair', 'cost_total']) {
      await page.getByRole('checkbox', { name: `Column ${column}` }).uncheck();
    }
    const state = page.getByLabel('Only rows with State of the airport');
    await state.fill(STATE);
    await state.press('Enter');

    const add = page.getByLabel('Add a data product’s port');
    await add.fill('Weather');
    await page.getByRole('option', { name: 'Weather / daily 1.0.0' }).click();
    await choose(page, 'Purpose', 'Wildlife hazard management');
    await choose(page, 'For how long', '7 days');
    await page.getByLabel('I accept these terms').check();
    await page
      .getByText(/Governance/)
      .first()
      .waitFor();
    await visit.picture('basket');
    await send(page);
    await visit.picture('basket-sent');

    await openMine(page, 'Weather');
    const weather = await viewToRead(page);
    const days = await queryAs(
      context.portal,
      'amara',
      `SELECT count(*)::integer AS days FROM ${weather}`,
    );
    assert.ok(days[0].days > 1000);
    await visit.close();
    await assertRefused(context.portal, 'amara', 'safety.bird_strikes');
  },
};

/** The owner gives less than was asked for, and the governance team approves. */
export const twoStepsStep: StoryStep = {
  title: 'Two teams approve one after the other, and less than was asked for',
  async run(context) {
    const owner = await visitAs(context, 'chen');
    await openFromInbox(owner.page, 'Bird strikes');
    await owner.page.getByRole('button', { name: 'Approve' }).click();
    const dialog = owner.page.getByRole('dialog');
    await dialog.getByLabel('Give less than asked for').check();
    await dialog
      .getByRole('checkbox', { name: 'Column speed_knots' })
      .uncheck();
    await owner.picture('approve-less');
    await confirm(owner.page, 'Approve', 'Not the speed');
    await owner.close();
    await assertRefused(context.portal, 'amara', 'safety.bird_strikes');

    const steward = await visitAs(context, 'grace');
    await openFromInbox(steward.page, 'Bird strikes');
    await steward.picture('second-step');
    await steward.page.getByRole('button', { name: 'Approve' }).click();
    await confirm(steward.page, 'Approve');
    await steward.page
      .getByText(/can read until/)
      .first()
      .waitFor();
    await steward.close();

    const consumer = await visitAs(context, 'amara');
    await openMine(consumer.page, 'Bird strikes');
    const view = await viewToRead(consumer.page);
    await consumer.picture('narrowed-access');
    await consumer.close();

    const rows = await queryAs(
      context.portal,
      'amara',
      `SELECT * FROM ${view}`,
    );
    assert.ok(rows.length > 0);
    assert.ok(rows.every(row => row.origin_state === STATE));
    assert.ok(rows.every(row => /^[0-9a-f]{64}$|^$/.test(row.operator ?? '')));
    assert.deepEqual(
      Object.keys(rows[0]).filter(name => /^cost|^speed/.test(name)),
      [],
    );
    await assertRefused(context.portal, 'amara', 'safety.bird_strikes');
  },
};

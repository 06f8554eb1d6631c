import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import {
  choose,
  confirm,
  openForm,
  openFromInbox,
  send,
  viewToRead,
} from './accessPages';
import { StoryStep } from './story';
import { visitAs } from './visitAs';
import { assertRefused, countAs, findView } from './warehouse';

const RISK = { product: 'strike-risk', port: 'by-state' };
const LONGEST_WAIT_MS = 150_000;

/** A right of a minute; other steps are played while it runs out. */
export const shortRightStep: StoryStep = {
  title: 'A consumer is given a right of one minute',
  async run(context) {
    const consumer = await visitAs(context, 'olivia');
    await openForm(consumer.page, RISK, { duration: 'PT1M' });
    await choose(consumer.page, 'Purpose', 'Punctuality reporting');
    await send(consumer.page);

    const owner = await visitAs(context, 'chen');
    await openFromInbox(owner.page, 'Strike risk');
    await owner.page.getByRole('button', { name: 'Approve' }).click();
    await confirm(owner.page, 'Approve');
    await owner.close();

    await consumer.page.getByText(/You can read until/).waitFor();
    const view = await viewToRead(consumer.page);
    assert.ok((await countAs(context.portal, 'olivia', view)) > 10);
    await consumer.close();
  },
};

/** The engine refuses past the end, and the portal says so. */
export const expiryStep: StoryStep = {
  title: 'Past its end PostgreSQL refuses the right, and the portal says so',
  async run(context) {
    const view = await findView(context.portal, 'strike_risk_by_state_v1');
    const until = Date.now() + LONGEST_WAIT_MS;
    while (await canRead(context.portal, view)) {
      assert.ok(Date.now() < until, 'The right should have ended by now');
      await wait(1_000);
    }
    await assertRefused(context.portal, 'olivia', view);

    const consumer = await visitAs(context, 'olivia');
    const { page } = consumer;
    await page.goto('/data-access');
    await page.getByRole('button', { name: 'Show what is over' }).click();
    await page
      .getByRole('row')
      .filter({ hasText: 'Strike risk' })
      .filter({ hasText: /Expired/ })
      .first()
      .waitFor();
    await consumer.picture('expired');
    await consumer.close();
  },
};

async function canRead(
  portal: Parameters<typeof countAs>[0],
  view: string,
): Promise<boolean> {
  return countAs(portal, 'olivia', view).then(
    () => true,
    () => false,
  );
}

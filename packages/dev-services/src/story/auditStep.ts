import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import { StoryStep } from './story';
import { runMeshport } from './runMeshport';
import { visitAs } from './visitAs';

/** The exported log proves itself, and no longer once a line was changed. */
export const auditStep: StoryStep = {
  title: 'A steward exports the log, and a change made to it is found',
  async run(context) {
    const visit = await visitAs(context, 'grace');
    const { page } = visit;
    await page.goto('/data-access/audit');
    await page.getByText('What happened').first().waitFor();
    await visit.picture('audit');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: /Export/ }).click();
    const file = await (await download).path();

    const whole = await runMeshport(context.root, ['audit', 'verify', file]);
    assert.equal(whole.exitCode, 0, whole.output);

    const log = await fs.readFile(file, 'utf8');
    const changed = `${file}.changed`;
    await fs.writeFile(
      changed,
      log.replace('user:default/olivia', 'user:default/nobody'),
    );
    const broken = await runMeshport(context.root, [
      'audit',
      'verify',
      changed,
    ]);
    assert.equal(broken.exitCode, 1, broken.output);

    await page.getByRole('button', { name: 'Who could read what' }).click();
    await page.getByRole('row').filter({ hasText: 'amara' }).first().waitFor();
    await visit.picture('readers');
    await visit.close();
  },
};

import { Reporter } from '../console';
import { launchBrowser, Visit } from '../browser';
import { Portal, RunningServices } from '../portal';
import { StoryContext, StoryStep } from './story';

/** How a run of tests went. */
export type Tally = { passed: number; failed: number };

/**
 * Plays a story in a browser. After a step that fails the others are not
 * played, for they build on it, and count as failed.
 *
 * @param options - pictures, also of what a failed step saw, go to
 * `pictureFolder`
 */
export async function runStory(options: {
  root: string;
  portal: Portal;
  steps: readonly StoryStep[];
  services: RunningServices;
  reporter: Reporter;
  pictureFolder: string;
}): Promise<Tally> {
  const { root, portal, steps, services, reporter, pictureFolder } = options;
  const browser = await launchBrowser(root);
  await services.add(() => browser.close());
  const visits: Visit[] = [];
  const context: StoryContext = {
    root,
    portal,
    browser,
    openVisit: async () => {
      const visit = await Visit.open(browser, {
        url: portal.url,
        pictureFolder,
      });
      visits.push(visit);
      return visit;
    },
  };

  let passed = 0;
  for (const step of steps) {
    const began = Date.now();
    try {
      await step.run(context);
    } catch (error) {
      reporter.say(`  ✗ ${step.title}`);
      reporter.say(error instanceof Error ? error.stack ?? '' : String(error));
      await takePictures(visits, reporter);
      return { passed, failed: steps.length - passed };
    }
    passed += 1;
    const seconds = ((Date.now() - began) / 1000).toFixed(1);
    reporter.say(`  ✓ ${step.title} (${seconds} s)`);
  }
  return { passed, failed: 0 };
}

async function takePictures(
  visits: Visit[],
  reporter: Reporter,
): Promise<void> {
  const open = visits.filter(({ page }) => !page.isClosed());
  for (const [index, visit] of open.entries()) {
    const picture = await visit.picture(`failed-${index + 1}`);
    reporter.say(`    ${visit.page.url()} is in ${picture}`);
  }
}

import { Browser } from 'playwright-core';
import { Visit } from '../browser';
import { Portal } from '../portal';

/**
 * What the steps of a story share.
 *
 * @public
 */
export type StoryContext = {
  /** The checkout. */
  root: string;
  portal: Portal;
  browser: Browser;
  /** Opens a browser window for somebody. */
  openVisit(): Promise<Visit>;
};

/**
 * One step of a story; it fails by throwing. Steps run in order and may build
 * on those before.
 *
 * @public
 */
export type StoryStep = {
  /** What the step shows, as a sentence. */
  title: string;
  run(context: StoryContext): Promise<void>;
};

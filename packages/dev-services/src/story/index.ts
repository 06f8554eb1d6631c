import {
  approvalStep,
  denialStep,
  giveBackStep,
  requestStep,
  revocationStep,
} from './accessSteps';
import { browseStep, mapStep } from './browseStep';
import { exportStep, historyStep } from './contractSteps';
import { brokenDataStep, exemptionStep, mendedDataStep } from './qualitySteps';
import { scorecardStep } from './scorecardStep';
import { signInStep } from './signInStep';
import { StoryStep } from './story';
import { templateStep } from './templateStep';

export { runStory } from './runStory';
export type { Tally } from './runStory';
export type { StoryContext, StoryStep } from './story';

/** The browser story of the portal, step by step. */
export const portalStory: readonly StoryStep[] = [
  signInStep,
  browseStep,
  mapStep,
  scorecardStep,
  brokenDataStep,
  exemptionStep,
  mendedDataStep,
  requestStep,
  approvalStep,
  revocationStep,
  giveBackStep,
  denialStep,
  templateStep,
  historyStep,
  exportStep,
];

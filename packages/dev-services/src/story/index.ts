import {
  approvalStep,
  denialStep,
  giveBackStep,
  requestStep,
  revocationStep,
} from './accessSteps';
import { auditStep } from './auditStep';
import { basketStep, twoStepsStep } from './basketSteps';
import { browseStep, mapStep } from './browseStep';
import { exportStep, historyStep } from './contractSteps';
import { driftStep } from './driftStep';
import { expiryStep, shortRightStep } from './expirySteps';
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
  shortRightStep,
  giveBackStep,
  denialStep,
  basketStep,
  twoStepsStep,
  expiryStep,
  driftStep,
  auditStep,
  templateStep,
  historyStep,
  exportStep,
];

import { signInStep } from './signInStep';
import { StoryStep } from './story';

export { runStory } from './runStory';
export type { Tally } from './runStory';
export type { StoryContext, StoryStep } from './story';

/** The browser story of the portal, step by step. */
export const portalStory: readonly StoryStep[] = [signInStep];

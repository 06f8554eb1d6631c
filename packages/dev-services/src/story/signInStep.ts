import assert from 'node:assert/strict';
import { personas } from '../personas';
import { StoryStep } from './story';

/** The sign-in page offers every persona, and signs one of them in. */
export const signInStep: StoryStep = {
  title: 'A visitor signs in as a persona',
  async run({ openVisit, portal }) {
    const visit = await openVisit();
    await visit.openSignIn();
    await visit.picture('sign-in');

    await visit.signIn(personas[0]);
    await visit.picture('signed-in');
    assert.ok(visit.page.url().startsWith(portal.url));
    await visit.close();
  },
};

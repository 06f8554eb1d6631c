import { Visit } from '../browser';
import { StoryContext } from './story';
import { personaOf } from './warehouse';

/** A browser window in which a persona is signed in. */
export async function visitAs(
  context: StoryContext,
  name: string,
): Promise<Visit> {
  const visit = await context.openVisit();
  await visit.signIn(personaOf(context.portal, name));
  return visit;
}

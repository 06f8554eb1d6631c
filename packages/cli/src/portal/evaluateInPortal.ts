import { Entity } from '@backstage/catalog-model';
import {
  DataGovernanceClient,
  EvaluationResult,
} from '@meshport/backstage-plugin-data-governance-common';
import { UnusableInput } from '../input/UnusableInput';
import { Surroundings } from '../Surroundings';
import { connectToPortal, reasonOf } from './connectToPortal';

// The portal looks at the real data too.
const TIMEOUT_MS = 180_000;

/**
 * Has entities judged by the scorecards of a portal as they would be in it.
 *
 * @param target - address of the portal, and the name of the environment
 *   variable that holds a token for it
 * @throws `UnusableInput` when the portal cannot be asked or refuses
 */
export async function evaluateInPortal(
  entities: Entity[],
  target: { portal: string; tokenVariable: string },
  surroundings: Pick<Surroundings, 'environment' | 'fetch'>,
): Promise<EvaluationResult> {
  const { portal, ...apis } = connectToPortal(
    { ...target, tokenOption: '--token-env', timeoutMs: TIMEOUT_MS },
    surroundings,
  );
  try {
    return await new DataGovernanceClient(apis).evaluate({ entities });
  } catch (error) {
    throw new UnusableInput(
      `The portal at ${portal} could not judge the files: ${reasonOf(error)}`,
    );
  }
}

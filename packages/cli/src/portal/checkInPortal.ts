import {
  CheckContractRequest,
  ContractCheckResult,
  DataMeshClient,
} from '@meshport/backstage-plugin-data-mesh-common';
import { UnusableInput } from '../input/UnusableInput';
import { Surroundings } from '../Surroundings';
import { connectToPortal, reasonOf } from './connectToPortal';

const TIMEOUT_MS = 30_000;

/**
 * Has a document checked by a portal against the version it shows.
 *
 * @param target - address of the portal, and the name of the environment
 *   variable that holds a token for it
 * @throws `UnusableInput` when the portal cannot be asked or refuses
 */
export async function checkInPortal(
  request: CheckContractRequest,
  target: { portal: string; tokenVariable: string },
  surroundings: Pick<Surroundings, 'environment' | 'fetch'>,
): Promise<ContractCheckResult> {
  const { portal, ...apis } = connectToPortal(
    { ...target, tokenOption: '--token', timeoutMs: TIMEOUT_MS },
    surroundings,
  );
  try {
    return await new DataMeshClient(apis).checkContract(request);
  } catch (error) {
    throw new UnusableInput(
      `The portal at ${portal} could not check the contract: ${reasonOf(
        error,
      )}`,
    );
  }
}

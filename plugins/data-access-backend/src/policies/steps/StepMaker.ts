import { RequestStep } from '@meshport/backstage-plugin-data-access-common';
import {
  findOutputPort,
  OutputPort,
  PortAccessPolicy,
  resolveEntityRef,
} from '@meshport/backstage-plugin-data-mesh-common';
import { ownersOf } from '../../ports/terms';
import { CompiledRule } from '../compileRules';
import { domainOf, Domains, MeshReader } from '../MeshReader';
import { PolicyInput } from '../PolicyService';
import { portSteps, requiredSteps } from './approvalSteps';

/** A request that people have to decide. */
type Undecided = Pick<PolicyInput, 'product' | 'terms'> & {
  /** The rules that apply to it. */
  applying: readonly CompiledRule[];
};

/**
 * Makes the steps of requests, and reads once what they share.
 * @internal
 */
export class StepMaker {
  readonly #mesh: MeshReader;
  readonly #domains: Domains;

  constructor(mesh: MeshReader, domains: Domains) {
    this.#mesh = mesh;
    this.#domains = domains;
  }

  /** In the order of the requests; none where there is no request. */
  async make(
    requests: readonly (Undecided | undefined)[],
  ): Promise<RequestStep[][]> {
    const wanted = requests.map(request => {
      const port = request && portOf(request);
      return {
        request,
        port,
        contract:
          request && namesRole(port?.access, request.applying)
            ? resolveEntityRef(request.product, port?.contract, 'DataContract')
            : undefined,
      };
    });
    const roles = await this.#mesh.rolesOf(
      wanted.flatMap(({ contract }) => contract ?? []),
    );
    return wanted.map(({ request, port, contract }) => {
      if (!request) {
        return [];
      }
      const { product, applying } = request;
      const people = {
        owners: ownersOf(product),
        stewards: this.#domains.stewards(domainOf(product)),
        roles: (contract && roles.get(contract)) || [],
      };
      return [
        ...portSteps(product, port?.access, people),
        ...requiredSteps(applying, people),
      ];
    });
  }
}

function portOf({ product, terms }: Undecided): OutputPort | undefined {
  const { port: name, version } = terms;
  return findOutputPort(product, { name, version });
}

function namesRole(
  access: PortAccessPolicy | undefined,
  applying: readonly CompiledRule[],
): boolean {
  return [...(access?.steps ?? []), ...applying.map(({ step }) => step)].some(
    step => step?.role,
  );
}

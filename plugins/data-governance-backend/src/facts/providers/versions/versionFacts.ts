import { stringifyEntityRef } from '@backstage/catalog-model';
import { FactDeclaration } from '@meshport/backstage-plugin-data-governance-common';
import {
  CollectedFacts,
  FactProvider,
} from '@meshport/backstage-plugin-data-governance-node';
import {
  ContractStepOwed,
  ContractVersionSteps,
  DataMeshApi,
  DataProductEntity,
} from '@meshport/backstage-plugin-data-mesh-common';
import { askPlugin } from '@meshport/backstage-plugin-data-mesh-node';
import { explain, Finding } from '../explain';
import {
  mayKnowStored,
  storedBeside,
  StoredProducts,
} from '../ports/StoredProducts';
import { productReferences } from '../refs';

const facts = {
  contracts: {
    type: 'int',
    description: 'Contracts of output ports whose history is known',
  },
  disciplined: {
    type: 'bool',
    description:
      'Every change of a contract was answered by a step of its version that is large enough, then or since',
  },
  breakingChanges: {
    type: 'list<string>',
    description:
      'Contracts with a breaking change that no major step answers (below 1.0.0: no minor step)',
  },
  smallSteps: {
    type: 'list<string>',
    description:
      'Contracts with other changes for which the step of the version was too small',
  },
} satisfies Record<string, FactDeclaration>;

// The route takes a thousand contracts.
const BATCH_SIZE = 200;
const CONTRACTS_PER_REQUEST = 1000;

const AFTER_MERGING =
  'The history of this contract is looked at after merging; before, the check of the contract compares a document with it';

/**
 * `facts.versions`: whether contracts say in their version what they changed.
 * @internal
 */
export function createVersionFacts(options: {
  mesh: (signal: AbortSignal) => Pick<DataMeshApi, 'getVersionSteps'>;
  stored: StoredProducts;
}): FactProvider {
  return {
    id: 'versions',
    title: 'Version discipline',
    source: 'external',
    schedule: { frequency: { minutes: 5 }, timeout: { seconds: 30 } },
    batchSize: BATCH_SIZE,
    facts,
    async collect(batch, { signal }) {
      const stored = await storedBeside(batch, options.stored);
      const offers = batch.products.map(product => ({
        ref: stringifyEntityRef(product),
        contracts: productReferences(product).contracts,
      }));
      const steps = await readSteps(
        options.mesh(signal),
        offers.flatMap(({ contracts }) => contracts),
      );
      return new Map(
        offers.map(({ ref, contracts }) => {
          const before = stored.get(ref);
          const own = batch.viewer
            ? contracts.filter(contract => offered(before).includes(contract))
            : contracts;
          // A file may name the contract of somebody else.
          const isForeign = contracts.some(
            contract => !own.includes(contract) && steps.has(contract),
          );
          return [
            ref,
            isForeign || !mayKnowStored(batch, before)
              ? { facts: {}, failure: AFTER_MERGING }
              : factsOf(own, steps),
          ];
        }),
      );
    },
  };
}

function offered(product: DataProductEntity | undefined): string[] {
  return product ? productReferences(product).contracts : [];
}

async function readSteps(
  mesh: Pick<DataMeshApi, 'getVersionSteps'>,
  contracts: string[],
): Promise<Map<string, ContractVersionSteps>> {
  const refs = [...new Set(contracts)];
  const steps = new Map<string, ContractVersionSteps>();
  for (let start = 0; start < refs.length; start += CONTRACTS_PER_REQUEST) {
    const page = refs.slice(start, start + CONTRACTS_PER_REQUEST);
    const items = await askPlugin('data-mesh', () =>
      mesh.getVersionSteps(page),
    );
    items.forEach(item => steps.set(item.contract, item));
  }
  return steps;
}

function factsOf(
  contracts: string[],
  steps: ReadonlyMap<string, ContractVersionSteps>,
): CollectedFacts {
  const known = contracts.flatMap(contract => steps.get(contract) ?? []);
  const unknown = contracts.filter(contract => !steps.has(contract));
  const owed = known.flatMap(({ contract, owed: items }) =>
    items.map(item => ({ ...item, contract })),
  );
  const breaking = owed.filter(item => item.breaking > 0);
  const others = owed.filter(item => item.breaking === 0);
  return {
    facts: {
      contracts: known.length,
      breakingChanges: contractsOf(breaking),
      smallSteps: contractsOf(others),
      // Of a contract whose history is not known yet nothing can be said.
      ...((owed.length > 0 || unknown.length === 0) && {
        disciplined: owed.length === 0,
      }),
    },
    evidence: [
      ...explain(['breakingChanges', 'disciplined'], breaking.map(findingOf)),
      ...explain(['smallSteps', 'disciplined'], others.map(findingOf)),
      ...explain(
        ['contracts', 'disciplined'],
        unknown.map(contract => ({
          subject: contract,
          message:
            'Its history is not known: it is not in the catalog, could never be read, or was not indexed yet.',
        })),
      ),
    ],
  };
}

type Owed = ContractStepOwed & { contract: string };

function contractsOf(owed: Owed[]): string[] {
  return [...new Set(owed.map(({ contract }) => contract))];
}

function findingOf({ contract, seenAt, verdict }: Owed): Finding {
  return {
    subject: contract,
    message: `${verdict.message} First seen on ${seenAt.slice(0, 10)}.`,
    expected: `${verdict.owed} step from ${verdict.before}`,
    actual:
      verdict.taken && verdict.taken !== 'none'
        ? `${verdict.taken} step, to ${verdict.after}`
        : `no step, still ${verdict.after}`,
  };
}

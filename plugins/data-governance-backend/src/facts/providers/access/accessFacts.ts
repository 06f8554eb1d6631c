import { stringifyEntityRef } from '@backstage/catalog-model';
import {
  DataAccessApi,
  DriftCount,
  GrantCount,
  GrantState,
} from '@meshport/backstage-plugin-data-access-common';
import { FactDeclaration } from '@meshport/backstage-plugin-data-governance-common';
import {
  CollectedFacts,
  FactProvider,
} from '@meshport/backstage-plugin-data-governance-node';
import { askPlugin } from '@meshport/backstage-plugin-data-mesh-node';
import { explain } from '../explain';
import { portName } from '../portName';
import {
  mayKnowStored,
  storedBeside,
  StoredProducts,
} from '../ports/StoredProducts';

const facts = {
  activeGrants: {
    type: 'int',
    description: 'Rights to read that are in force in the engine',
  },
  driftedGrants: {
    type: 'int',
    description:
      'Rights that the engine disagrees about: taken away, or given, behind the portal',
  },
  failedGrants: {
    type: 'int',
    description: 'Approved rights that could not be given yet',
  },
  failedRevocations: {
    type: 'int',
    description: 'Rights that have ended and could not be taken away yet',
  },
  openDrift: {
    type: 'int',
    description:
      'What was found in the engine and not as it should be, such as somebody who can read without a right, and is neither repaired nor adopted yet',
  },
  adoptedDrift: {
    type: 'int',
    description:
      'What was found so and is left as it is for a time, by decision',
  },
  agrees: {
    type: 'bool',
    description:
      'The engine agrees with what was decided: no right drifted, none failed to be given or taken away, and nothing else was found that is not adopted',
  },
} satisfies Record<string, FactDeclaration>;

const ALARMS: Partial<
  Record<GrantState, { fact: keyof typeof facts; message: string }>
> = {
  drifted: {
    fact: 'driftedGrants',
    message: 'The engine says something else than what was decided.',
  },
  grant_failed: {
    fact: 'failedGrants',
    message: 'An approved right could not be given.',
  },
  revoke_failed: {
    fact: 'failedRevocations',
    message: 'A right that has ended could not be taken away.',
  },
};

/**
 * `facts.access`: whether the engine agrees with what was decided about access.
 * @internal
 */
export function createAccessFacts(options: {
  access: (signal: AbortSignal) => Pick<DataAccessApi, 'countGrants'>;
  stored: StoredProducts;
}): FactProvider {
  return {
    id: 'access',
    title: 'Access in the engine',
    source: 'external',
    schedule: { frequency: { minutes: 5 }, timeout: { seconds: 30 } },
    batchSize: 500,
    facts,
    async collect(batch, { signal }) {
      const refs = batch.products.map(product => stringifyEntityRef(product));
      const stored = await storedBeside(batch, options.stored);
      const { items, drift } = await askPlugin('data-access', () =>
        options.access(signal).countGrants(refs),
      );
      return new Map(
        refs.map(ref => [
          ref,
          mayKnowStored(batch, stored.get(ref))
            ? factsOf(
                items.filter(({ product }) => product === ref),
                drift.find(({ product }) => product === ref),
              )
            : {
                facts: {},
                failure:
                  'Only the owners of the product see this before merging',
              },
        ]),
      );
    },
  };
}

function factsOf(
  counts: GrantCount[],
  drift: Pick<DriftCount, 'open' | 'adopted'> = { open: 0, adopted: 0 },
): CollectedFacts {
  const inState = (state: GrantState) =>
    counts
      .filter(count => count.state === state)
      .reduce((sum, { grants }) => sum + grants, 0);
  const alarms = counts.flatMap(count => {
    const alarm = ALARMS[count.state];
    return alarm ? [{ ...count, ...alarm }] : [];
  });
  return {
    facts: {
      activeGrants: inState('active'),
      driftedGrants: inState('drifted'),
      failedGrants: inState('grant_failed'),
      failedRevocations: inState('revoke_failed'),
      openDrift: drift.open,
      adoptedDrift: drift.adopted,
      agrees: alarms.length === 0 && drift.open === 0,
    },
    evidence: [...alarmEvidence(alarms), ...driftEvidence(drift.open)],
  };
}

type Alarm = GrantCount & { fact: keyof typeof facts; message: string };

function alarmEvidence(alarms: Alarm[]) {
  return alarms.flatMap(({ fact, message, port, version, grants }) =>
    explain(
      [fact, 'agrees'],
      [
        {
          subject: portName({ name: port, version }),
          message,
          expected: '0',
          actual: String(grants),
        },
      ],
    ),
  );
}

/** Who and how is for those only who own the product: on its page. */
function driftEvidence(open: number) {
  return open === 0
    ? []
    : explain(
        ['openDrift', 'agrees'],
        [
          {
            subject: 'Access of the product',
            message:
              'The engine is not as decided; the Access tab of the product shows what was found, to repair or adopt it.',
            expected: '0',
            actual: String(open),
          },
        ],
      );
}

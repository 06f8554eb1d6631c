import { stringifyEntityRef } from '@backstage/catalog-model';
import { FactDeclaration } from '@meshport/backstage-plugin-data-governance-common';
import {
  CollectedFacts,
  FactProvider,
} from '@meshport/backstage-plugin-data-governance-node';
import { explain } from '../explain';
import { productReferences } from '../refs';
import { Standings } from './Standings';
import { withoutRings } from './withoutRings';

const facts = {
  products: {
    type: 'int',
    description:
      'Products that it reads, but for those that read it themselves',
  },
  lowestLevel: {
    type: 'int',
    description:
      'Position of the lowest level among the products that it reads, from 0; -1 when one of them has reached none. Not known when it reads no product',
  },
  lowestProducts: {
    type: 'list<string>',
    description: 'Products that it reads that stand at the lowest level',
  },
  withoutLevel: {
    type: 'list<string>',
    description: 'Products that it reads that have reached no level',
  },
} satisfies Record<string, FactDeclaration>;

const NO_LEVEL = 'It has reached no level.';

/**
 * `facts.inputs`: where the products stand that a product reads. Which of them
 * are retired, deprecated or missing follows from entities alone and is in
 * `facts.catalog`, where it is known at once.
 *
 * There is no fact that compares with the level of the product itself. A rule
 * over it would change what it reads: a product that falls below its inputs
 * would pass, rise above them, fail and fall again, for ever. For the same
 * reason inputs that read the product themselves are left out here.
 * @internal
 */
export function createInputFacts(standings: Standings): FactProvider {
  return {
    id: 'inputs',
    title: 'Levels of the products that are read',
    source: 'external',
    schedule: { frequency: { minutes: 5 }, timeout: { seconds: 30 } },
    batchSize: 500,
    facts,
    async collect({ products, entities }) {
      const inputs = new Map(
        products.map(product => {
          const ref = stringifyEntityRef(product);
          return [
            ref,
            productReferences(product).inputs.filter(
              input =>
                input.startsWith('dataproduct:') &&
                input !== ref &&
                // Those that can be seen.
                entities.has(input),
            ),
          ] as const;
        }),
      );
      const counted = await withoutRings(inputs, standings);
      const positions = await standings.positions([
        ...new Set([...counted.values()].flat()),
      ]);
      return new Map(
        [...counted].map(([ref, refs]) => [ref, factsOf(refs, positions)]),
      );
    },
  };
}

function factsOf(
  inputs: string[],
  positions: ReadonlyMap<string, number>,
): CollectedFacts {
  const stands = inputs.flatMap(input => {
    const position = positions.get(input);
    return position === undefined ? [] : [{ input, position }];
  });
  const withoutLevel = stands.filter(({ position }) => position < 0);
  // One that was not evaluated yet may turn out to be the lowest.
  const isKnown = inputs.length > 0 && stands.length === inputs.length;
  const lowest = Math.min(...stands.map(({ position }) => position));
  const lowestStands = stands.filter(({ position }) => position === lowest);
  return {
    facts: {
      products: inputs.length,
      withoutLevel: withoutLevel.map(({ input }) => input),
      ...(isKnown && {
        lowestLevel: lowest,
        lowestProducts: lowestStands.map(({ input }) => input),
      }),
    },
    evidence: [
      ...explain(
        ['lowestLevel', 'lowestProducts'],
        (isKnown ? lowestStands : []).map(({ input, position }) => ({
          subject: input,
          message:
            position < 0
              ? NO_LEVEL
              : `It stands at level ${position}, counted from 0 for the lowest.`,
        })),
      ),
      ...explain(
        ['withoutLevel'],
        withoutLevel.map(({ input }) => ({
          subject: input,
          message: NO_LEVEL,
        })),
      ),
      ...explain(
        ['lowestLevel', 'lowestProducts'],
        inputs
          .filter(input => !positions.has(input))
          .map(input => ({
            subject: input,
            message: 'It was not evaluated yet.',
          })),
      ),
    ],
  };
}

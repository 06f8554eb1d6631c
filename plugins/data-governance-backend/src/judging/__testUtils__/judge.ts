import { aProduct } from '../../__testUtils__/entities';
import { storedFacts } from '../../__testUtils__/judging';
import { judgeProduct } from '../judgeProduct';
import { JudgementInput, ProductJudgement } from '../types';

/** When products are judged. */
export const NOW = new Date('2026-06-15T12:00:00Z');

/** What is known of the product, by source. */
export const known = {
  catalog: { ownerExists: true, ownerMembers: 0, retiredInputs: ['a', 'b'] },
  contract: { exists: true },
};
/** The product, and its contract as rules see it. */
export const content = {
  product: aProduct('flights', {
    spec: {
      owner: 'ops',
      outputPorts: [
        {
          name: 'flights',
          version: '1.0.0',
          type: 'table' as const,
          classification: 'internal' as const,
          description: 'All',
          contract: 'flights',
        },
        {
          name: 'delays',
          version: '2.0.0',
          type: 'table' as const,
          classification: 'internal' as const,
        },
      ],
    },
  }),
  contracts: {
    'datacontract:default/flights': {
      ref: 'datacontract:default/flights',
      schema: [
        { name: 'flights', columns: [{ name: 'origin' }, { name: 'cost' }] },
        { name: 'costs', columns: [{ name: 'cost_total' }] },
      ],
    },
  },
};

/**
 * Judges the product by the facts above, unless others are given.
 *
 * @throws when the catalog does not know the product
 */
export function judge(input: Partial<JudgementInput>): ProductJudgement {
  const judgement = judgeProduct({
    facts: storedFacts(known, content),
    scorecards: [],
    exemptions: [],
    now: NOW,
    ...input,
  });
  if (!judgement) {
    throw new Error('There is no judgement');
  }
  return judgement;
}

import {
  WhatIfGroup,
  WhatIfProduct,
  WhatIfResult,
} from '@meshport/backstage-plugin-data-governance-common';
import { countOfStatus, ScorecardJudgement } from '../judging';

import { CompiledScorecard } from '../scorecards';

const MAX_ITEMS = 500;
const MAX_CHECKS_OF_ITEM = 20;
const MAX_GROUPS = 500;

/**
 * Adds up what would be another, product by product. What it holds does not
 * grow with the mesh.
 * @internal
 */
export class Tally {
  readonly #checks: WhatIfResult['checks'];
  readonly #domains = new Map<string, WhatIfGroup>();
  readonly #owners = new Map<string, WhatIfGroup>();
  readonly #items: Record<WhatIfProduct['change'], WhatIfProduct[]> = {
    falls: [],
    rises: [],
    same: [],
  };
  readonly #sum = { products: 0, falls: 0, rises: 0 };

  constructor({ definition }: CompiledScorecard) {
    this.#checks = definition.checks.map(({ id, title }) => ({
      id,
      title,
      passing: 0,
      failing: 0,
      unknown: 0,
      exempt: 0,
      notApplicable: 0,
    }));
  }

  /**
   * @param after - absent when the scorecard would not measure the product any
   * more; it is not counted then
   */
  add(product: WhatIfProduct, after: ScorecardJudgement | undefined): void {
    after?.checks.forEach(({ status }, index) => {
      this.#checks[index][countOfStatus(status)] += 1;
    });
    if (after) {
      count(this.#sum, product);
      count(groupOf(this.#domains, product.domain), product);
      count(groupOf(this.#owners, product.owner), product);
    }
    const items = this.#items[product.change];
    const isAnother = product.change !== 'same' || product.checks.length > 0;
    if (isAnother && items.length < MAX_ITEMS) {
      items.push({
        ...product,
        checks: product.checks.slice(0, MAX_CHECKS_OF_ITEM),
      });
    }
  }

  result(at: Date): WhatIfResult {
    const { falls, rises, same } = this.#items;
    return {
      at: at.toISOString(),
      ...this.#sum,
      checks: this.#checks,
      domains: sorted(this.#domains),
      owners: sorted(this.#owners),
      items: [...falls, ...rises, ...same].slice(0, MAX_ITEMS),
    };
  }
}

function count(
  sum: { products: number; falls: number; rises: number },
  { change }: WhatIfProduct,
): void {
  sum.products += 1;
  if (change !== 'same') {
    sum[change] += 1;
  }
}

function groupOf(groups: Map<string, WhatIfGroup>, ref: string): WhatIfGroup {
  let group = groups.get(ref);
  if (!group) {
    group = { ref, products: 0, falls: 0, rises: 0 };
    groups.set(ref, group);
  }
  return group;
}

/** Those with the most that fall first. */
function sorted(groups: Map<string, WhatIfGroup>): WhatIfGroup[] {
  return [...groups.values()]
    .sort(
      (a, b) =>
        b.falls - a.falls || b.rises - a.rises || a.ref.localeCompare(b.ref),
    )
    .slice(0, MAX_GROUPS);
}

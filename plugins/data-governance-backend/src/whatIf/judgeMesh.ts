import { InputError } from '@backstage/errors';
import { setImmediate } from 'node:timers/promises';
import {
  DeadlineError,
  runWithDeadline,
} from '@meshport/backstage-plugin-data-mesh-node';
import { ExemptionStore } from '../exemptions/ExemptionStore';
import { ENTITY_SOURCE, FactsOfProduct, FactStore } from '../facts/FactStore';
import {
  EntityContent,
  JudgementInput,
  judgeProduct,
  ProductJudgement,
  sourcesOf,
} from '../judging';
import { CompiledScorecard } from '../scorecards';
import { VisibleProducts } from '../visibility';

const BATCH_SIZE = 200;
// After this time other work has its turn.
const MAX_BLOCKING_MS = 10;
// What judging may take altogether: many times what rules need.
const MAX_JUDGING_MS = 3_000;
const MAX_JUDGING_OF_PRODUCT_MS = 5;
// What one may take, and everything else stands still in the meantime.
const PRODUCT_DEADLINE_MS = 500;

/**
 * A product with what several sets of scorecards say about it, in their order.
 * @internal
 */
export interface MeshJudgement {
  content: EntityContent;
  judgements: ProductJudgement[];
}

/**
 * Judges all products by what was known about them at a time, by several sets
 * of scorecards. Reads batch by batch and gives way to other work in between.
 *
 * @param options - `time`: now when absent. `visible`: only these
 * @throws `InputError` when the rules take too long; the reason of `signal`
 * @internal
 */
export async function* judgeMesh(options: {
  facts: Pick<FactStore, 'current' | 'at' | 'products' | 'productsAt'>;
  exemptions: Pick<ExemptionStore, 'inForce'>;
  sets: readonly (readonly CompiledScorecard[])[];
  visible: VisibleProducts;
  time?: Date;
  now: Date;
  signal?: AbortSignal;
}): AsyncGenerator<MeshJudgement> {
  const { facts, sets, time, signal } = options;
  const at = time ?? options.now;
  const products = onlyThese(
    await (time ? facts.productsAt(time) : facts.products()),
    options.visible,
  );
  const sources = sourcesOf(sets.flat());
  let judging = 0;
  let judged = 0;
  for (let start = 0; start < products.length; start += BATCH_SIZE) {
    signal?.throwIfAborted();
    const batch = products.slice(start, start + BATCH_SIZE);
    const known = time
      ? await facts.at(batch, time, sources)
      : await facts.current(batch, sources);
    const exemptions = await options.exemptions.inForce(
      [...known].map(([product, of]) => ({
        product,
        domains: contentOf(of)?.domains ?? [],
      })),
      at,
    );
    let turn = performance.now();
    for (const of of known.values()) {
      const started = performance.now();
      const content = contentOf(of);
      if (content) {
        const input: Omit<JudgementInput, 'scorecards'> = {
          facts: of,
          exemptions,
          now: at,
        };
        const judgements = inTime(() =>
          sets.flatMap(
            scorecards => judgeProduct({ ...input, scorecards }) ?? [],
          ),
        );
        judged += 1;
        judging += performance.now() - started;
        if (
          judging >
          MAX_JUDGING_MS + products.length * MAX_JUDGING_OF_PRODUCT_MS
        ) {
          throw new InputError(
            `The rules take too long, ${Math.round(
              judging / judged,
            )} ms for each data product; make them simpler`,
          );
        }
        yield { content, judgements };
      }
      if (performance.now() - turn > MAX_BLOCKING_MS) {
        await setImmediate();
        signal?.throwIfAborted();
        turn = performance.now();
      }
    }
  }
}

function onlyThese(products: string[], visible: VisibleProducts): string[] {
  if (visible === 'everything') {
    return products;
  }
  const among = new Set(visible);
  return products.filter(product => among.has(product));
}

function contentOf(facts: FactsOfProduct): EntityContent | undefined {
  return facts.get(ENTITY_SOURCE)?.content as EntityContent | undefined;
}

function inTime<T>(judge: () => T): T {
  try {
    return runWithDeadline(PRODUCT_DEADLINE_MS, judge);
  } catch (error) {
    throw error instanceof DeadlineError
      ? new InputError(
          `The rules take too long, more than ${PRODUCT_DEADLINE_MS} ms for a data product; make them simpler`,
        )
      : error;
  }
}

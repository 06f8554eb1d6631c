import { FactEvidence } from '@meshport/backstage-plugin-data-governance-common';
import { Knex } from 'knex';
import { among } from '@meshport/backstage-plugin-data-mesh-node';
import { appendRows } from '../database/bulk';
import { writeRows } from '../database/writeRows';
import { hashOf } from '../hash';
import { FoundFacts } from './FactStore';
import { EvidenceRow } from './rows';

/**
 * What explains the facts of now.
 * @internal
 */
export class EvidenceStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Replaces the evidence of these products and sources where it differs. */
  async save(
    transaction: Knex.Transaction,
    found: readonly FoundFacts[],
  ): Promise<void> {
    if (found.length === 0) {
      return;
    }
    const rows = await transaction<EvidenceRow>('evidence')
      .where('product', 'in', this.#among(found.map(f => f.product)))
      .where('source', 'in', this.#among(found.map(f => f.source)))
      .select('product', 'source', 'hash');
    const known = new Map(rows.map(row => [keyOf(row), row.hash]));
    const added: EvidenceRow[] = [];
    const changed: EvidenceRow[] = [];
    const gone = new Map<string, string[]>();
    for (const { product, source, evidence = [] } of found) {
      const before = known.get(keyOf({ product, source }));
      if (evidence.length === 0) {
        if (before !== undefined) {
          gone.set(source, [...(gone.get(source) ?? []), product]);
        }
        continue;
      }
      const findings = JSON.stringify(evidence);
      const row = { product, source, hash: hashOf(findings), findings };
      if (before === undefined) {
        added.push(row);
      } else if (before !== row.hash) {
        changed.push(row);
      }
    }
    await appendRows(transaction, 'evidence', added);
    await writeRows(transaction, 'evidence', changed, {
      key: ['product', 'source'],
    });
    for (const [source, products] of gone) {
      await transaction('evidence')
        .where({ source })
        .where('product', 'in', this.#among(products))
        .delete();
    }
  }

  /**
   * @param sources - all when absent
   * @returns in the order in which each source gave it
   */
  async find(
    product: string,
    sources?: readonly string[],
  ): Promise<(FactEvidence & { source: string })[]> {
    const rows: EvidenceRow[] = await this.#knex('evidence')
      .where({ product })
      .modify(query => {
        if (sources) {
          query.where('source', 'in', this.#among(sources));
        }
      })
      .orderBy('source');
    return rows.flatMap(({ source, findings }) =>
      (JSON.parse(findings) as FactEvidence[]).map(evidence => ({
        ...evidence,
        source,
      })),
    );
  }

  async remove(products: readonly string[]): Promise<void> {
    await this.#knex('evidence')
      .where('product', 'in', this.#among(products))
      .delete();
  }

  #among(values: readonly string[]): Knex.Raw {
    return among(this.#knex, [...new Set(values)]);
  }
}

function keyOf({ product, source }: { product: string; source: string }) {
  return `${source}\0${product}`;
}

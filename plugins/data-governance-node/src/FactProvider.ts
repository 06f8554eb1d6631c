import { Entity } from '@backstage/catalog-model';
import { HumanDuration } from '@backstage/types';
import {
  FactDeclaration,
  FactEvidence,
  Facts,
} from '@meshport/backstage-plugin-data-governance-common';
import {
  ContractParseResult,
  DataContractEntity,
  DataProductEntity,
} from '@meshport/backstage-plugin-data-mesh-common';

/**
 * A data contract with what was read of its definition.
 * @public
 */
export interface ResolvedContract {
  entity: DataContractEntity;
  parsed: ContractParseResult;
}

/**
 * Products to collect facts for, and what belongs to them.
 * @public
 */
export interface FactBatch {
  /** At most some hundred products. */
  products: DataProductEntity[];
  /**
   * Owners, domains and the products that are read, by entity ref in lower
   * case; those that exist. Only `kind`, `metadata.name`,
   * `metadata.namespace`, `metadata.etag`, `spec.lifecycle` and `relations`
   * are there.
   */
  entities: ReadonlyMap<string, Entity>;
  /**
   * The contracts of the products' output ports, by entity ref in lower case;
   * those that exist. Read when it is first called.
   */
  contracts(): Promise<ReadonlyMap<string, ResolvedContract>>;
  /**
   * Present when the facts are for files that somebody sent to be evaluated
   * before they are merged: entity refs of that person and their groups, none
   * for a service. The products are what the files say, which nobody has
   * approved: a provider that reads data must leave out what does not belong to
   * the viewer.
   */
  viewer?: ReadonlySet<string>;
}

/**
 * What a provider found out about one product.
 * @public
 */
export interface CollectedFacts {
  facts: Facts;
  /** Why the facts are what they are; shown with checks that read them. */
  evidence?: FactEvidence[];
  /**
   * Why nothing could be found out, e.g. that a database does not answer: all
   * facts of the provider are unknown for this product then.
   */
  failure?: string;
}

/**
 * Finds facts about data products that scorecard rules read as
 * `facts.<id>.<name>`.
 * @public
 */
export interface FactProvider {
  /** Letters and digits, starting with a lower case letter. */
  id: string;
  /** What people read; the id when absent. */
  title?: string;
  /** By name: letters and digits, starting with a lower case letter. */
  facts: Record<string, FactDeclaration>;
  /**
   * `entities`: the facts follow from the entities of the batch alone, and are
   * collected again only when one of those changed. `external` (default): they
   * may change at any time and are collected on a schedule.
   */
  source?: 'entities' | 'external';
  /**
   * Of an external provider: how often all products are collected, and how long
   * one batch may take. Default: every hour, one minute a batch. The
   * configuration `dataGovernance.facts.<id>` goes before it.
   */
  schedule?: { frequency: HumanDuration; timeout?: HumanDuration };
  /** The most products in a batch. Default 100. */
  batchSize?: number;
  /**
   * @param options - `signal` is raised when the batch took too long, or the
   * backend stops
   * @returns what was found, by product: entity ref in lower case. What is
   * missing is not known. When it throws or takes too long, all its facts are
   * unknown for this batch; other providers and batches are not affected.
   */
  collect(
    batch: FactBatch,
    options: { signal: AbortSignal },
  ): Promise<Map<string, CollectedFacts>>;
}

import { Entity } from '@backstage/catalog-model';
import {
  ContractParseResult,
  DataContractEntity,
  DataProductEntity,
} from '@meshport/backstage-plugin-data-mesh-common';

/**
 * The type of a fact, in the words of the Common Expression Language.
 * @public
 */
export type FactType = 'bool' | 'int' | 'double' | 'string' | 'list<string>';

/**
 * What a provider promises to find out. Rules are type-checked against it.
 * @public
 */
export interface FactDeclaration {
  type: FactType;
  /** What it means, for those who write rules. */
  description: string;
}

/** @public */
export type FactValue = boolean | number | string | string[];

/**
 * Facts of one product by name. A fact that is not known is left out: a rule
 * that reads it is `unknown` then, never passed.
 * @public
 */
export type Facts = Record<string, FactValue | undefined>;

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
}

/**
 * Finds facts about data products that scorecard rules read as
 * `facts.<id>.<name>`.
 * @public
 */
export interface FactProvider {
  /** Letters and digits, starting with a lower case letter. */
  id: string;
  /** By name: letters and digits, starting with a lower case letter. */
  facts: Record<string, FactDeclaration>;
  /**
   * `entities`: the facts follow from the entities of the batch alone, and are
   * collected again only when one of those changed. `external` (default): they
   * may change at any time and are collected in every run.
   */
  source?: 'entities' | 'external';
  /**
   * @returns facts by product: entity ref in lower case. What is missing is
   * not known. When it throws or takes more than a minute, all its facts are
   * unknown for this batch; other providers are not affected.
   */
  collect(batch: FactBatch): Promise<Map<string, Facts>>;
}

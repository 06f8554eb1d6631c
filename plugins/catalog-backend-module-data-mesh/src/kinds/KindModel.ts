import { Entity } from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';
import { RelationPair } from './relationPairs';

/**
 * A field that refers to other entities.
 * @internal
 */
export interface ReferenceField {
  /**
   * Where it is, e.g. `spec.outputPorts[].contract`; `[]` is each item of a
   * list. A list of references is named without it, e.g. `spec.code`.
   */
  path: string;
  defaultKind: string;
  allowedKinds: string[];
  /** Absent when the reference makes no relation. */
  relation?: RelationPair;
}

/**
 * Something wrong with a field of an entity.
 * @internal
 */
export interface FieldProblem {
  /** E.g. `spec.outputPorts[0].name`. */
  path: string;
  /** What is wrong and how to mend it, as it follows the path. */
  message: string;
}

/**
 * All that is known about a kind: the one source of the classic processor and
 * of the catalog model layer.
 * @internal
 */
export interface KindModel {
  kind: string;
  singular: string;
  plural: string;
  description: string;
  /** JSON schema without apiVersion, kind and metadata. */
  schema: JsonObject;
  references: ReferenceField[];
  /**
   * Finds what the schema cannot express.
   *
   * @param entity - an entity that fits the schema
   */
  findProblems(entity: Entity): FieldProblem[];
}

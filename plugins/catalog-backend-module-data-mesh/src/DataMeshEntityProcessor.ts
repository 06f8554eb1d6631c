import {
  Entity,
  getCompoundEntityRef,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { LocationSpec } from '@backstage/plugin-catalog-common';
import {
  CatalogProcessor,
  CatalogProcessorEmit,
  processingResult,
} from '@backstage/plugin-catalog-node';
import { MESHPORT_API_VERSION } from '@meshport/backstage-plugin-data-mesh-common';
import { kindModels } from './kinds';
import { collectReferences } from './kinds/collectReferences';
import { KindModel } from './kinds/KindModel';
import { createEntityCheck } from './validation/createEntityCheck';

// More would hide the first ones.
const MAX_PROBLEMS = 20;

const GROUP = MESHPORT_API_VERSION.split('/')[0];

/**
 * Validates the kinds DataProduct, DataContract, Scorecard and AccessPolicy and
 * emits their relations in both directions.
 * @internal
 */
export class DataMeshEntityProcessor implements CatalogProcessor {
  readonly #checks = new Map(
    kindModels.map(model => [model.kind, createEntityCheck(model)]),
  );

  getProcessorName(): string {
    return 'DataMeshEntityProcessor';
  }

  /**
   * Before the processor of the catalog model (20): its messages for the same
   * mistakes are about schemas rather than about fields.
   */
  getPriority(): number {
    return 10;
  }

  /**
   * @returns false for entities of other kinds
   * @throws `InputError` that names each wrong field and how to mend it
   */
  async validateEntityKind(entity: Entity): Promise<boolean> {
    if (entity.apiVersion.split('/')[0] !== GROUP) {
      return false;
    }
    const check = this.#checks.get(entity.kind);
    if (!check) {
      throw new InputError(
        `kind is '${entity.kind}'; use one of: ${[...this.#checks.keys()].join(
          ', ',
        )}`,
      );
    }
    if (entity.apiVersion !== MESHPORT_API_VERSION) {
      throw new InputError(
        `apiVersion is '${entity.apiVersion}'; use ${MESHPORT_API_VERSION}`,
      );
    }
    const problems = check(entity);
    if (problems.length > 0) {
      const more = problems.length - MAX_PROBLEMS;
      const listed = problems
        .slice(0, MAX_PROBLEMS)
        .map(({ path, message }) => `${path} ${message}`)
        .join('\n');
      throw new InputError(
        `${stringifyEntityRef(entity)} is not a valid ${
          entity.kind
        }:\n${listed}${more > 0 ? `\nand ${more} more` : ''}`,
      );
    }
    return true;
  }

  async postProcessEntity(
    entity: Entity,
    _location: LocationSpec,
    emit: CatalogProcessorEmit,
  ): Promise<Entity> {
    const model = modelOf(entity);
    if (!model) {
      return entity;
    }
    const self = getCompoundEntityRef(entity);
    for (const { reference, field } of collectReferences(
      entity,
      model.references,
    )) {
      if (field.relation) {
        const target = parseEntityRef(reference, {
          defaultKind: field.defaultKind,
          defaultNamespace: self.namespace,
        });
        const { forward, reverse } = field.relation;
        emit(
          processingResult.relation({
            source: self,
            type: forward.type,
            target,
          }),
        );
        emit(
          processingResult.relation({
            source: target,
            type: reverse.type,
            target: self,
          }),
        );
      }
    }
    return entity;
  }
}

function modelOf(entity: Entity): KindModel | undefined {
  return entity.apiVersion === MESHPORT_API_VERSION
    ? kindModels.find(model => model.kind === entity.kind)
    : undefined;
}

import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  checkContract,
  ContractCheckInput,
  CheckContractRequest,
  ContractCheckResult,
  DataContractEntity,
  isDataContractEntity,
  parseContract,
} from '@meshport/backstage-plugin-data-mesh-common';
import { ContractVersionStore } from '../database/ContractVersionStore';
import { hashOf } from '../indexing/hashOf';
import { CatalogVisibility } from '../visibility/CatalogVisibility';
import { readEntityRef } from './readEntityRef';
import { requireContract } from './requireContract';

/**
 * Judges documents before they are merged, against what the catalog shows now.
 * @internal
 */
export class ContractChecks {
  readonly #visibility: CatalogVisibility;
  readonly #catalog: CatalogService;
  readonly #store: ContractVersionStore;

  constructor(options: {
    visibility: CatalogVisibility;
    catalog: CatalogService;
    store: ContractVersionStore;
  }) {
    this.#visibility = options.visibility;
    this.#catalog = options.catalog;
    this.#store = options.store;
  }

  /**
   * @returns the verdict; findings are no error
   * @throws `InputError` when `contract` is no ref, or is absent and several
   * contracts have the document's id; `NotFoundError` when `contract` does not
   * exist or the caller may not see it
   */
  async check(
    { definition, contract }: CheckContractRequest,
    credentials: BackstageCredentials,
  ): Promise<ContractCheckResult> {
    const entity =
      contract === undefined
        ? await this.#findById(definition, credentials)
        : await requireContract(
            this.#visibility,
            readEntityRef('request/body/contract', contract, 'DataContract'),
            credentials,
          );
    return checkContract({
      definition,
      current: entity && (await this.#published(entity)),
    });
  }

  /**
   * What the catalog shows, or the newest version before it that can be read,
   * so that no breaking change passes after a broken document.
   */
  async #published(
    entity: DataContractEntity,
  ): Promise<ContractCheckInput['current']> {
    const contract = stringifyEntityRef(entity);
    const { definition } = entity.spec;
    const { contract: shown } = parseContract(definition);
    const readable = shown
      ? undefined
      : (await this.#store.list(contract)).find(
          ({ problems }) => problems.length === 0,
        );
    const former =
      readable && (await this.#store.get(contract, readable.sequence));
    return {
      contract,
      version: former ? former.version : shown?.version,
      hash: former ? former.hash : hashOf(definition),
      definition: former ? former.definition : definition,
    };
  }

  async #findById(
    definition: string,
    credentials: BackstageCredentials,
  ): Promise<DataContractEntity | undefined> {
    const id = parseContract(definition).contract?.id;
    const entityRefs =
      id === undefined ? [] : await this.#store.findByDocumentId(id);
    if (entityRefs.length === 0) {
      return undefined;
    }
    const { items } = await this.#catalog.getEntitiesByRefs(
      { entityRefs },
      { credentials },
    );
    const [entity, ...others] = items.flatMap(item =>
      item && isDataContractEntity(item) ? [item] : [],
    );
    if (others.length > 0) {
      const refs = [entity, ...others].map(stringifyEntityRef).join(', ');
      throw new InputError(
        `Several contracts have the id '${id}': ${refs}; name the one to compare with in 'contract'`,
      );
    }
    return entity;
  }
}

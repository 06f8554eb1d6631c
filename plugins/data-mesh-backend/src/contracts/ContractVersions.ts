import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import {
  compareContracts,
  ContractComparison,
  ContractVersion,
  ContractVersionDocument,
  ContractVersionSteps,
} from '@meshport/backstage-plugin-data-mesh-common';
import {
  ContractVersionStore,
  VersionChanges,
} from '../database/ContractVersionStore';
import { CatalogVisibility } from '../visibility/CatalogVisibility';
import { requireContract } from './requireContract';
import { requireReadable } from './requireReadable';
import { stepsOwed } from './stepsOwed';

/**
 * The versions of contracts, for callers who may see the contract now. Refs
 * are full entity refs in lower case.
 *
 * All methods throw `NotFoundError` for contracts that do not exist or that
 * the caller may not see.
 * @internal
 */
export class ContractVersions {
  readonly #visibility: CatalogVisibility;
  readonly #store: ContractVersionStore;

  constructor(options: {
    visibility: CatalogVisibility;
    store: ContractVersionStore;
  }) {
    this.#visibility = options.visibility;
    this.#store = options.store;
  }

  /** The newest first; empty until the catalog's contract is indexed. */
  async list(
    ref: string,
    credentials: BackstageCredentials,
  ): Promise<ContractVersion[]> {
    await requireContract(this.#visibility, ref, credentials);
    return this.#store.list(ref);
  }

  /**
   * The steps of their versions that contracts owe. Throws for none of them:
   * those that the caller may not see, or of which no readable version is
   * indexed, are left out.
   */
  async steps(
    refs: readonly string[],
    credentials: BackstageCredentials,
  ): Promise<ContractVersionSteps[]> {
    const visible = await this.#visibility.visibleRefs(credentials);
    const seen =
      visible === 'everything' ? undefined : new Set(visible.contracts);
    const histories = new Map<string, VersionChanges[]>();
    for (const changes of await this.#store.listChanges(
      refs.filter(ref => !seen || seen.has(ref)),
    )) {
      const history = histories.get(changes.contract);
      if (history) {
        history.push(changes);
      } else {
        histories.set(changes.contract, [changes]);
      }
    }
    return [...histories.values()].map(stepsOwed);
  }

  /** @throws `NotFoundError` for an unknown sequence, too */
  async get(
    ref: string,
    sequence: number,
    credentials: BackstageCredentials,
  ): Promise<ContractVersionDocument> {
    await requireContract(this.#visibility, ref, credentials);
    return this.#require(ref, sequence);
  }

  /**
   * Compares two versions: the newest one and the one before it when they are
   * not named.
   *
   * @throws `NotFoundError` when there are no such versions, `ConflictError`
   * when one of them is no valid contract
   */
  async compare(
    ref: string,
    sequences: { before?: number; after?: number },
    credentials: BackstageCredentials,
  ): Promise<ContractComparison> {
    const versions = await this.list(ref, credentials);
    const after = sequences.after ?? versions[0]?.sequence;
    if (after === undefined) {
      throw new NotFoundError(`No version of ${ref} is known yet`);
    }
    const before =
      sequences.before ??
      versions.find(({ sequence }) => sequence < after)?.sequence;
    if (before === undefined) {
      throw new NotFoundError(
        `${ref} has no version before ${after} to compare it with`,
      );
    }
    const documents = await Promise.all([
      this.#require(ref, before),
      this.#require(ref, after),
    ]);
    const [contractBefore, contractAfter] = documents.map(
      ({ sequence, definition }) =>
        requireReadable(`Version ${sequence} of ${ref}`, definition),
    );
    const [versionBefore, versionAfter] = documents.map(withoutDefinition);
    return {
      before: versionBefore,
      after: versionAfter,
      differences: compareContracts(contractBefore, contractAfter),
    };
  }

  async #require(
    ref: string,
    sequence: number,
  ): Promise<ContractVersionDocument> {
    const document = await this.#store.get(ref, sequence);
    if (!document) {
      throw new NotFoundError(`${ref} has no version ${sequence}`);
    }
    return document;
  }
}

function withoutDefinition({
  definition: _,
  ...version
}: ContractVersionDocument): ContractVersion {
  return version;
}

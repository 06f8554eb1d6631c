import {
  ContractVersion,
  ContractVersionDocument,
} from '@meshport/backstage-plugin-data-mesh-common';
import { Knex } from 'knex';
import { among } from '@meshport/backstage-plugin-data-mesh-node';
import { Timestamp, toIso } from './values';

/**
 * Every version of every contract that the catalog has shown. Contract refs
 * are full entity refs in lower case.
 * @internal
 */
export interface ContractVersionStore {
  /** The newest first; empty for a contract that was never seen. */
  list(contractRef: string): Promise<ContractVersion[]>;
  get(
    contractRef: string,
    sequence: number,
  ): Promise<ContractVersionDocument | undefined>;
  /**
   * What every readable version changed, of contracts that the catalog shows
   * now; by contract, the oldest first.
   */
  listChanges(contractRefs: readonly string[]): Promise<VersionChanges[]>;
  /** What the catalog shows now. */
  current(contractRef: string): Promise<ContractVersionDocument | undefined>;
  /**
   * @param id - as documents declare it
   * @returns refs of the contracts that the catalog shows now with it
   */
  findByDocumentId(id: string): Promise<string[]>;
}

/**
 * What a readable version of a contract changed.
 * @internal
 */
export interface VersionChanges
  extends Pick<ContractVersion, 'sequence' | 'seenAt' | 'changes'> {
  contract: string;
  version: string;
}

interface VersionRow {
  contract_ref: string;
  sequence: number;
  hash: string;
  seen_at: Timestamp;
  source: string | null;
  changes: string | null;
  version: string | null;
  status: string | null;
  problems: string;
  newest: number;
  shown: string | null;
}

type DocumentRow = VersionRow & { definition: string };

const COLUMNS = [
  'contract_versions.contract_ref',
  'contract_versions.sequence',
  'contract_versions.hash',
  'contract_versions.seen_at',
  'contract_versions.source',
  'contract_versions.changes',
  'contract_documents.version',
  'contract_documents.status',
  'contract_documents.problems',
  'contracts.ref as shown',
];

/** @internal */
export class KnexContractVersionStore implements ContractVersionStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async list(contractRef: string): Promise<ContractVersion[]> {
    return (await this.#versions<VersionRow>(contractRef)).map(toVersion);
  }

  async listChanges(
    contractRefs: readonly string[],
  ): Promise<VersionChanges[]> {
    const rows = await this.#knex('contract_versions')
      .join(
        'contract_documents',
        'contract_documents.hash',
        'contract_versions.hash',
      )
      .join('contracts', 'contracts.ref', 'contract_versions.contract_ref')
      .where('contracts.ref', 'in', among(this.#knex, contractRefs))
      .whereNotNull('contract_documents.version')
      .where('contract_documents.problems', '[]')
      .orderBy(['contract_versions.contract_ref', 'contract_versions.sequence'])
      .select<Omit<VersionRow, 'hash'>[]>(
        'contract_versions.contract_ref',
        'contract_versions.sequence',
        'contract_versions.seen_at',
        'contract_versions.changes',
        'contract_documents.version',
      );
    return rows.map(row => ({
      contract: row.contract_ref,
      sequence: row.sequence,
      version: row.version ?? '',
      seenAt: toIso(row.seen_at),
      changes: readChanges(row),
    }));
  }

  async get(
    contractRef: string,
    sequence: number,
  ): Promise<ContractVersionDocument | undefined> {
    const [row] = await this.#versions<DocumentRow>(contractRef)
      .select('contract_documents.definition')
      .where('contract_versions.sequence', sequence);
    return row && { ...toVersion(row), definition: row.definition };
  }

  async current(
    contractRef: string,
  ): Promise<ContractVersionDocument | undefined> {
    const [row] = await this.#versions<DocumentRow>(contractRef)
      .select('contract_documents.definition')
      .whereNotNull('contracts.ref')
      .limit(1);
    return row && { ...toVersion(row), definition: row.definition };
  }

  async findByDocumentId(id: string): Promise<string[]> {
    return this.#knex('contracts')
      .where('document_id', id)
      .orderBy('ref')
      .pluck('ref');
  }

  #versions<Row extends VersionRow>(
    contractRef: string,
  ): Knex.QueryBuilder<Row, Row[]> {
    const newest = this.#knex('contract_versions as latest')
      .max('latest.sequence')
      .where('latest.contract_ref', contractRef)
      .as('newest');
    return this.#knex('contract_versions')
      .join(
        'contract_documents',
        'contract_documents.hash',
        'contract_versions.hash',
      )
      .leftJoin('contracts', 'contracts.ref', 'contract_versions.contract_ref')
      .where('contract_versions.contract_ref', contractRef)
      .orderBy('contract_versions.sequence', 'desc')
      .select(...COLUMNS, newest);
  }
}

function toVersion(row: VersionRow): ContractVersion {
  return {
    hash: row.hash,
    sequence: row.sequence,
    version: row.version ?? undefined,
    status: row.status ?? undefined,
    seenAt: toIso(row.seen_at),
    source: row.source ?? undefined,
    current: row.shown !== null && row.sequence === row.newest,
    problems: JSON.parse(row.problems),
    changes: readChanges(row),
  };
}

function readChanges({
  changes,
}: Pick<VersionRow, 'changes'>): ContractVersion['changes'] {
  return changes === null ? undefined : JSON.parse(changes);
}

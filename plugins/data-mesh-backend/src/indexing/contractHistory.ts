import { Knex } from 'knex';
import { among } from '@meshport/backstage-plugin-data-mesh-node';

/**
 * What is known of a contract from before.
 * @internal
 */
export interface ContractHistory {
  /** Position of the newest version. */
  sequence: number;
  /** Of the newest version. */
  hash: string;
}

/**
 * The newest versions of contracts; those that were never seen are left out.
 * @internal
 */
export async function readHistories(
  knex: Knex,
  contractRefs: readonly string[],
): Promise<Map<string, ContractHistory>> {
  const newest = knex('contract_versions')
    .where('contract_ref', 'in', among(knex, contractRefs))
    .groupBy('contract_ref')
    .select('contract_ref')
    .max('sequence as sequence');
  const rows = await knex('contract_versions as version')
    .join(newest.as('newest'), join =>
      join
        .on('newest.contract_ref', 'version.contract_ref')
        .andOn('newest.sequence', 'version.sequence'),
    )
    .select('version.contract_ref', 'version.sequence', 'version.hash');
  return new Map(
    rows.map(({ contract_ref: ref, sequence, hash }) => [
      ref,
      { sequence, hash },
    ]),
  );
}

/**
 * The newest document of each contract that could be read. Comparing with it,
 * and not with an unreadable one after it, lets no breaking change pass.
 * @internal
 */
export async function readNewestReadable(
  knex: Knex,
  contractRefs: readonly string[],
): Promise<Map<string, string>> {
  const newest = knex('contract_versions')
    .join(
      'contract_documents',
      'contract_documents.hash',
      'contract_versions.hash',
    )
    .where('contract_versions.contract_ref', 'in', among(knex, contractRefs))
    .where('contract_documents.problems', '[]')
    .groupBy('contract_versions.contract_ref')
    .select('contract_versions.contract_ref')
    .max('contract_versions.sequence as sequence');
  const rows = await knex('contract_versions as version')
    .join(newest.as('newest'), join =>
      join
        .on('newest.contract_ref', 'version.contract_ref')
        .andOn('newest.sequence', 'version.sequence'),
    )
    .join('contract_documents as document', 'document.hash', 'version.hash')
    .select('version.contract_ref', 'document.definition');
  return new Map(
    rows.map(({ contract_ref: ref, definition }) => [ref, definition]),
  );
}

import {
  ContractDifferences,
  ContractVersion,
} from '@meshport/backstage-plugin-data-mesh-common';
import { Knex } from 'knex';
import { among } from '@meshport/backstage-plugin-data-mesh-node';
import {
  changeIndex,
  claim,
  forget,
  Seen,
  Update,
} from '../database/seenEntities';
import { writeRows } from '../database/writeRows';
import { contractEvent } from '../events/contractEvents';
import { recordEvents } from '../events/recordEvents';
import { ContractHistory } from './contractHistory';
import { deriveFromContracts } from './derive';
import { IndexedContract } from './readContract';

/** @internal */
export type ContractUpdate = Update & {
  /** Absent when what was read of the contract before is still right. */
  contract?: IndexedContract;
  /** The versions that it had when it was compared. */
  history?: ContractHistory;
};

/**
 * Writes contracts as the catalog shows them now, all or none of them: their
 * columns, a version where the document is another one, and what products have
 * from them, with the events that follow.
 *
 * @returns how many were read anew
 * @internal
 */
export async function writeContracts(
  knex: Knex,
  updates: readonly ContractUpdate[],
  now: Date,
): Promise<number> {
  return changeIndex(knex, async trx => {
    const changed = (await claim(trx, updates)).flatMap(
      ({ contract, history }) => (contract ? [{ contract, history }] : []),
    );
    if (changed.length === 0) {
      return 0;
    }
    const contracts = changed.map(({ contract }) => contract);
    await writeDocuments(trx, contracts);
    await writeRows(
      trx,
      'contracts',
      contracts.map(({ ref, hash, documentId, classification }) => ({
        ref,
        hash,
        document_id: documentId,
        classification,
      })),
      {
        key: ['ref'],
        overwrite: ['hash', 'document_id', 'classification'],
      },
    );
    await writeColumns(trx, contracts);
    const renewed = changed.filter(
      ({ contract, history }) => contract.hash !== history?.hash,
    );
    await writeVersions(trx, renewed, now);
    await updateProducts(trx, changed, now);
    return contracts.length;
  });
}

/**
 * Removes contracts that the catalog does not show any more; their versions
 * stay.
 *
 * @returns how many were removed
 * @internal
 */
export async function removeContracts(
  knex: Knex,
  gone: readonly Seen[],
): Promise<number> {
  return changeIndex(knex, async trx => {
    const refs = await forget(trx, gone);
    const removed = await trx('contracts')
      .where('ref', 'in', among(trx, refs))
      .delete();
    const offers = await offersOf(trx, refs);
    await deriveFromContracts(
      trx,
      unique(offers.map(({ product }) => product)),
    );
    return removed;
  });
}

async function writeDocuments(
  trx: Knex.Transaction,
  contracts: readonly IndexedContract[],
): Promise<void> {
  // Two contracts may have one document; a statement writes a row only once.
  const byHash = new Map(contracts.map(contract => [contract.hash, contract]));
  await writeRows(
    trx,
    'contract_documents',
    [...byHash.values()].map(contract => ({
      hash: contract.hash,
      definition: contract.definition,
      version: contract.version,
      status: contract.status,
      problems: JSON.stringify(contract.problems),
    })),
    { key: ['hash'], overwrite: ['version', 'status', 'problems'] },
  );
}

async function writeColumns(
  trx: Knex.Transaction,
  contracts: readonly IndexedContract[],
): Promise<void> {
  const refs = contracts.map(({ ref }) => ref);
  await trx('columns').where('contract_ref', 'in', among(trx, refs)).delete();
  await writeRows(
    trx,
    'columns',
    contracts.flatMap(({ ref, columns }) =>
      columns.map((column, position) => ({
        contract_ref: ref,
        position,
        ...column,
      })),
    ),
  );
}

async function writeVersions(
  trx: Knex.Transaction,
  renewed: readonly { contract: IndexedContract; history?: ContractHistory }[],
  now: Date,
): Promise<void> {
  await writeRows(
    trx,
    'contract_versions',
    renewed.map(({ contract, history }) => ({
      contract_ref: contract.ref,
      sequence: (history?.sequence ?? 0) + 1,
      hash: contract.hash,
      seen_at: now,
      source: contract.source,
      changes: contract.differences
        ? JSON.stringify(countsOf(contract.differences))
        : null,
    })),
  );
}

function countsOf({
  changes,
  version,
}: ContractDifferences): ContractVersion['changes'] {
  return {
    total: changes.length,
    breaking: changes.filter(({ readers }) => readers === 'breaking').length,
    verdict: version,
  };
}

/** Products change with the contracts that they offer. */
async function updateProducts(
  trx: Knex.Transaction,
  changed: readonly { contract: IndexedContract; history?: ContractHistory }[],
  now: Date,
): Promise<void> {
  const offers = await offersOf(
    trx,
    changed.map(({ contract }) => contract.ref),
  );
  if (offers.length === 0) {
    return;
  }
  await deriveFromContracts(trx, unique(offers.map(({ product }) => product)));
  const renewed = new Map(
    changed
      .filter(({ contract, history }) => contract.hash !== history?.hash)
      .map(({ contract, history }) => [contract.ref, { contract, history }]),
  );
  const touched = offers.filter(offer => renewed.has(offer.contract));
  await trx('products')
    .where(
      'ref',
      'in',
      among(trx, unique(touched.map(({ product }) => product))),
    )
    .update({ updated_at: now });
  await recordEvents(
    trx,
    touched.flatMap(offer => {
      const { contract, history } = renewed.get(offer.contract)!;
      // The first version comes with the product, or with a version of it.
      const event = history && contractEvent(offer.product, contract);
      return event ? [event] : [];
    }),
    now,
  );
}

/** Which products offer which of the contracts, each pair once. */
async function offersOf(
  trx: Knex.Transaction,
  contractRefs: readonly string[],
): Promise<{ product: string; contract: string }[]> {
  return trx('ports')
    .where('contract_ref', 'in', among(trx, contractRefs))
    .distinct('product_ref as product', 'contract_ref as contract')
    .orderBy(['product', 'contract']);
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)];
}

import { DataProductEntity } from '@meshport/backstage-plugin-data-mesh-common';
import { DataPlatform } from '@meshport/backstage-plugin-data-platform-node';
import { RequestBasis } from '../database/requestRows';
import { basisOf } from './basis';
import { ContractView, PortColumn } from './contracts';
import { portRefusal } from './refusals';
import { PortTerms } from './terms';

/**
 * A port with everything that asking for it depends on.
 * @internal
 */
export interface PortView {
  product: DataProductEntity;
  /** `narrowing` holds only what the engine and the contract make possible. */
  terms: PortTerms;
  /** `undefined` when no contract names them. */
  columns?: PortColumn[];
  basis: RequestBasis;
  /** Why nobody can be given the port now. */
  refusal?: string;
}

/** @internal */
export function viewOfPort(options: {
  product: DataProductEntity;
  terms: PortTerms;
  /** `undefined` when the port names none, or one that is not there. */
  contract: ContractView | undefined;
  platforms: readonly DataPlatform[];
  /** ISO 8601 date. */
  today: string;
}): PortView {
  const { product, terms, contract, platforms, today } = options;
  const columns = terms.location && contract?.columnsOf(terms.location);
  const refusal =
    portRefusal(terms, platforms, today) ??
    (terms.contract && !contract ? missingContract(terms) : undefined);
  return {
    product,
    terms: {
      ...terms,
      narrowing: possibleNarrowing(
        terms,
        platforms.find(({ id }) => id === terms.platform),
        columns,
      ),
    },
    ...(columns && { columns }),
    basis: basisOf(terms, contract),
    ...(refusal && { refusal }),
  };
}

function possibleNarrowing(
  { narrowing }: PortTerms,
  platform: DataPlatform | undefined,
  columns: PortColumn[] | undefined,
): PortTerms['narrowing'] {
  const names = columns?.map(({ name }) => name) ?? [];
  const { capabilities } = platform?.access ?? {};
  return {
    columns:
      narrowing.columns && capabilities?.columns === true && names.length > 0,
    rows: capabilities?.rows
      ? narrowing.rows.filter(({ column }) => names.includes(column))
      : [],
  };
}

/** Nobody is given data whose promises nobody can read. */
function missingContract({
  contract,
  port,
  version,
  productTitle,
}: PortTerms): string {
  return `Port ${port} ${version} of ${productTitle} names the contract ${contract}, which is not in the catalog; ask the product's owner to register it`;
}

import { parseEntityRef } from '@backstage/catalog-model';
import {
  ContractDifferences,
  ContractProblem,
  summarizeDifferences,
} from '@meshport/backstage-plugin-data-mesh-common';
import { NewProductEvent } from './productEvents';

// The others are a click away.
const BREAKING_CHANGES_TOLD = 3;

/**
 * A new version of a contract.
 * @internal
 */
export interface ContractNews {
  /** Entity ref. */
  ref: string;
  hash: string;
  version: string | undefined;
  problems: readonly ContractProblem[];
  differences: ContractDifferences | undefined;
}

/**
 * What a new version of a contract means to the product that offers it.
 *
 * @returns `undefined` when it says the same in other words
 * @internal
 */
export function contractEvent(
  product: string,
  { ref, hash, version, problems, differences }: ContractNews,
): NewProductEvent | undefined {
  const name = parseEntityRef(ref).name;
  const common = { product, contract: ref, hash, after: version };
  if (version === undefined) {
    const [problem] = problems;
    return {
      ...common,
      type: 'contract-version',
      message: `${name} cannot be read any more: ${[
        problem?.path,
        problem?.message,
      ]
        .filter(Boolean)
        .join(' ')}`,
    };
  }
  if (!differences) {
    return {
      ...common,
      type: 'contract-version',
      message: `${name} is version ${version} now.`,
    };
  }
  const { before } = differences.version;
  const breaking = differences.changes.filter(
    ({ readers }) => readers === 'breaking',
  );
  if (breaking.length > 0) {
    return {
      ...common,
      before,
      type: 'breaking-change',
      message: [
        before === version
          ? `${name} breaks what reads it, still as version ${version}:`
          : `${name} ${version} breaks what reads version ${before}:`,
        ...breaking
          .slice(0, BREAKING_CHANGES_TOLD)
          .map(({ message }) => message),
        ...(breaking.length > BREAKING_CHANGES_TOLD
          ? [`And ${breaking.length - BREAKING_CHANGES_TOLD} more.`]
          : []),
      ].join(' '),
    };
  }
  if (differences.changes.length === 0 && before === version) {
    return undefined;
  }
  return {
    ...common,
    before,
    type: 'contract-version',
    message: `${
      before === version
        ? `${name} has changed, still as version ${version}`
        : `${name} is version ${version} now; it was ${before}`
    }: ${summarizeDifferences(differences)}.`,
  };
}

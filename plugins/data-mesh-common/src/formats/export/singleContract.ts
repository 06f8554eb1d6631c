import { InputError } from '@backstage/errors';
import { ContractFormat, ExportSource } from '../types';

/**
 * The contract that a format of contracts is asked for.
 *
 * @throws `InputError` when there is none, or more than one
 * @internal
 */
export function singleContract(
  source: ExportSource,
  format: ContractFormat,
): ExportSource['contracts'][number] {
  const [contract] = source.contracts;
  if (source.contracts.length !== 1) {
    throw new InputError(
      `${format.title} holds one contract, and ${source.contracts.length} are given; export each contract by itself`,
    );
  }
  return contract;
}

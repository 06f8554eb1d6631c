import {
  DataContract,
  parseContract,
  toOneLine,
} from '@meshport/backstage-plugin-data-mesh-common';
import { TextInput } from './readText';
import { UnusableInput } from './UnusableInput';

/**
 * Reads a text as a contract.
 *
 * @throws `UnusableInput` with all problems when it is none
 */
export function readContract({ name, text }: TextInput): DataContract {
  const { contract, problems } = parseContract(text);
  if (!contract) {
    throw new UnusableInput(
      [
        `${name} is no valid contract:`,
        ...problems.map(
          ({ path, message }) =>
            `  ${toOneLine(`${path || 'the document'} ${message}`)}`,
        ),
      ].join('\n'),
    );
  }
  return contract;
}

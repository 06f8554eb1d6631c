import { ContractChange } from '../differences';
import { ContractCheckResult } from '../versions';
import { toOneLine } from './toOneLine';

/**
 * Writes the verdict on a document as lines for a log: what is wrong and how to
 * mend it, then what changed, then the summary.
 *
 * @param name - what people know the document by, such as its file
 * @public
 */
export function describeCheck(
  name: string,
  { problems, warnings, differences, summary }: ContractCheckResult,
): string {
  return [
    ...problems.map(({ path, message }) =>
      line('problem', `${path || 'the document'} ${message}`),
    ),
    ...warnings.map(({ path, message }) =>
      line('warning', `${path || 'the document'} ${message}`),
    ),
    ...(differences?.changes ?? []).map(describeChange),
    ...(differences && !differences.version.sufficient
      ? [line('version', differences.version.message)]
      : []),
    toOneLine(`${name}: ${summary}`),
  ].join('\n');
}

/**
 * Writes a change as one line that begins with what it does.
 * @public
 */
export function describeChange(change: ContractChange): string {
  return line(
    change.readers === 'breaking' ? 'breaking' : change.kind,
    change.message,
  );
}

const WIDTH = 'breaking'.length;

function line(label: string, text: string): string {
  return `  ${label.padEnd(WIDTH)}  ${toOneLine(text)}`;
}

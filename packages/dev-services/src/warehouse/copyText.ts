/** A value of one column, as COPY can carry it. */
export type CopyValue = string | number | bigint | null;

const ESCAPES: Record<string, string> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
};

/**
 * Writes one row in the text format of COPY.
 */
export function copyLine(values: CopyValue[]): string {
  return `${values.map(copyField).join('\t')}\n`;
}

function copyField(value: CopyValue): string {
  if (value === null) {
    return '\\N';
  }
  return typeof value === 'string'
    ? value.replace(/[\\\t\n\r]/g, character => ESCAPES[character])
    : String(value);
}

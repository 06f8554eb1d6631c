/**
 * Any text as one line of Markdown that shows the text and does nothing else:
 * no markup, no HTML, no end of a table's cell. It may stand in a cell, in a
 * heading, or at the beginning of a paragraph.
 *
 * @internal
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\s\p{Control}\u2028\u2029]+/gu, ' ')
    .trim()
    .replace(/[\\`*_[\]|~#$]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/^[-+=:]/, '\\$&')
    .replace(/^(\d+)([.)])(?= |$)/, '$1\\$2');
}

/**
 * A table with a row for each list of texts that are not escaped yet; nothing
 * when there is no row. Columns without any text are left out.
 *
 * @internal
 */
export function markdownTable(head: string[], rows: string[][]): string[] {
  const escaped = rows.map(row => row.map(escapeMarkdown));
  const columns = head.flatMap((title, index) =>
    escaped.some(row => row[index] !== '') ? [{ title, index }] : [],
  );
  if (columns.length === 0) {
    return [];
  }
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  return [
    [
      line(columns.map(({ title }) => escapeMarkdown(title))),
      line(columns.map(() => '---')),
      ...escaped.map(row => line(columns.map(({ index }) => row[index]))),
    ].join('\n'),
  ];
}

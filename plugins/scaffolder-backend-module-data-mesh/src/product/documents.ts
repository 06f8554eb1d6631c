import { ContractProperty } from '@meshport/backstage-plugin-data-mesh-common';
import { productFiles } from './entities';
import { oneLine, portName, ProductValues } from './ProductValues';

/**
 * Text from a person as Markdown that shows exactly this text: no link, image,
 * heading, list or HTML comes out of it.
 * @internal
 */
export function escapeMarkdown(text: string): string {
  return text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map(line =>
      line
        .trim()
        .replace(/[\\`*_[\]{}<>|#~&!$]/g, '\\$&')
        .replace(/^[-+=]/, '\\$&')
        .replace(/^(\d+)([.)])/, '$1\\$2'),
    )
    .join('\n');
}

/**
 * A name as an SQL identifier, always in quotes.
 * @internal
 */
export function quoteIdentifier(name: string): string {
  return `"${name.replace(/"/g, '""')}"`;
}

/**
 * The statement that reads the product's port.
 *
 * @param columns - the columns the contract promises
 * @internal
 */
export function querySql(
  values: ProductValues,
  columns: ContractProperty[],
): string {
  const { schema, table = values.name } = values.location;
  const source = [schema, table].filter(Boolean).map(quoteIdentifier).join('.');
  return [
    `-- Output port ${portName(values)} ${values.version} of ${oneLine(
      values.title,
    )}.`,
    '-- It reads the columns that the contract promises, and only those.',
    'SELECT',
    columns.map(column => `  ${quoteIdentifier(column.name)}`).join(',\n'),
    `FROM ${source};`,
    '',
  ].join('\n');
}

/**
 * The README of a product's repository.
 * @internal
 */
export function readme(
  values: ProductValues,
  columns: ContractProperty[],
): string {
  const files = productFiles(values);
  const cell = (text = '') => escapeMarkdown(oneLine(text));
  return [
    `# ${cell(values.title)}`,
    '',
    escapeMarkdown(values.purpose.trim()),
    '',
    `- Owner: ${cell(values.owner)}`,
    `- Domain: ${cell(values.domain)}`,
    `- Type: ${values.type}`,
    `- Classification: ${values.classification}`,
    `- Output port: ${portName(values)} ${cell(values.version)}`,
    '',
    '## Files',
    '',
    `- \`${files.catalogInfo}\`: the product and its parts, as the catalog reads them.`,
    `- \`${files.contract}\`: the data contract (Open Data Contract Standard).`,
    `- \`${files.query}\`: the statement that reads the port.`,
    '',
    '## Columns',
    '',
    '| Column | Type | Required | Description |',
    '| --- | --- | --- | --- |',
    ...columns.map(
      column =>
        `| ${cell(column.name)} | ${cell(column.logicalType)} | ${
          column.required ? 'yes' : 'no'
        } | ${cell(column.description)} |`,
    ),
    '',
  ].join('\n');
}

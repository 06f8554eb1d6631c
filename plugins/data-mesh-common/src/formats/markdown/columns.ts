import { Source } from '../source/Source';
import { markdownTable } from './escapeMarkdown';
import { show } from './records';

interface Column {
  path: string;
  property: Source;
}

const HEAD = [
  'Column',
  'Business name',
  'Type',
  'Required',
  'Key',
  'Classification',
  'Limits',
  'Examples',
  'Description',
  'More',
];

// What the columns above say, and what stands in rows or tables of its own.
const SHOWN = new Set([
  'name',
  'businessName',
  'logicalType',
  'physicalType',
  'required',
  'primaryKey',
  'primaryKeyPosition',
  'unique',
  'relationships',
  'classification',
  'logicalTypeOptions',
  'examples',
  'description',
  'properties',
  'items',
  'quality',
]);

/**
 * The columns of a schema object with their nested fields.
 *
 * @returns `[]` after a path stands for the items of an array
 * @internal
 */
export function columnsOf(object: Source, path = ''): Column[] {
  const fields = object
    .at('properties')
    .items()
    .flatMap(property => {
      const name = `${path}${property.text('name') ?? ''}`;
      return [{ path: name, property }, ...columnsOf(property, `${name}.`)];
    });
  const items = object.at('items');
  if (!items.exists) {
    return fields;
  }
  const itemsPath = `${path.replace(/\.$/, '')}[]`;
  return [
    ...fields,
    { path: itemsPath, property: items },
    ...columnsOf(items, `${itemsPath}.`),
  ];
}

/** The columns as a table. @internal */
export function columnsTable(columns: Column[]): string[] {
  return markdownTable(
    HEAD,
    columns.map(({ path, property }) => [
      path,
      show(property.at('businessName')),
      typeOf(property),
      property.flag('required') ? 'yes' : '',
      keyOf(property),
      show(property.at('classification')),
      limitsOf(property.at('logicalTypeOptions')),
      show(property.at('examples')),
      show(property.at('description')),
      moreOf(property),
    ]),
  );
}

function typeOf(property: Source): string {
  const names = [property.at('logicalType'), property.at('physicalType')];
  return [...new Set(names.map(show))].filter(Boolean).join(', ');
}

function keyOf(property: Source): string {
  const position = property.number('primaryKeyPosition');
  const isKey = property.flag('primaryKey');
  return [
    isKey && `primary ${position ?? ''}`.trim(),
    property.flag('unique') && 'unique',
    ...property
      .at('relationships')
      .items()
      .map(relationship => `to ${show(relationship.at('to'))}`),
  ]
    .filter(Boolean)
    .join(', ');
}

function limitsOf(options: Source): string {
  return options
    .entries()
    .map(([name, limit]) => `${name} ${show(limit)}`)
    .join(', ');
}

function moreOf(property: Source): string {
  return property
    .entries()
    .filter(([name]) => !SHOWN.has(name))
    .map(([name, place]) => `${name}: ${show(place)}`)
    .join('; ');
}

import { contractFileName } from '../import/contractFileName';
import { Converted, convertDocument } from '../import/convertDocument';
import { Refusal } from '../import/Refusal';
import { defined } from '../source/defined';
import { isMapping, isText, Source } from '../source/Source';
import { ContractImporter, ImportOptions } from '../types';
import { SchemaReader } from './SchemaReader';
import { jsonSchemaFormat, SCHEMA_URN } from './jsonSchemaFormat';

/**
 * Reads JSON Schema, draft-07 to 2020-12, as a contract of one table, or of
 * several where the document is a choice between definitions.
 * @public
 */
export const jsonSchemaImporter: ContractImporter = {
  ...jsonSchemaFormat,
  recognizes: document =>
    isMapping(document) &&
    (isText(document.$schema)
      ? document.$schema.includes('json-schema.org')
      : document.type === 'object' && isMapping(document.properties)),
  import: (source, options) =>
    convertDocument(source, document => convert(document, options)),
};

function convert(document: Source, options: ImportOptions): Converted {
  document.at('$schema').take();
  const identity = identify(document, options);
  const reader = new SchemaReader(document);
  const rows = findRows(document);
  const contract = defined({
    apiVersion: 'v3.1.0',
    kind: 'DataContract',
    id: identity.id,
    name: rows.includes(document) ? undefined : document.text('title'),
    version: identity.version,
    status: 'draft',
    description: rows.includes(document)
      ? undefined
      : describe(document.text('description')),
    schema: rows.map(row =>
      reader.readObject(
        row,
        (row !== document && definitionName(row)) || identity.objectName,
      ),
    ),
  });
  return {
    contracts: [{ name: contractFileName(identity.id), document: contract }],
  };
}

/** The schemas of the rows: definitions, items of a list, or the document. */
function findRows(document: Source): Source[] {
  if (document.at('properties').exists) {
    return [document];
  }
  const choice = ['anyOf', 'oneOf']
    .map(key => document.at(key).items())
    .find(parts => parts.length > 0);
  if (choice?.every(part => isLocalReference(part))) {
    return choice;
  }
  if (isLocalReference(document)) {
    // A reference beside the words about the document as a whole.
    return [new Source({ $ref: document.at('$ref').take() })];
  }
  if (document.at('type').value === 'array') {
    document.at('type').take();
    return [document.at('items')];
  }
  if (document.at('type').value === 'object') {
    return [document];
  }
  throw Refusal.at(
    document.at('properties'),
    'is missing; import the schema of an object, which is a row of a table',
  );
}

function isLocalReference(part: Source): boolean {
  const reference = part.at('$ref').value;
  return isText(reference) && /^#\/(\$defs|definitions)\//.test(reference);
}

function definitionName(row: Source): string | undefined {
  const reference = row.at('$ref').value;
  const key = isText(reference) ? reference.split('/').pop() : undefined;
  return key && decode(key)?.replaceAll('~1', '/').replaceAll('~0', '~');
}

function identify(document: Source, options: ImportOptions) {
  const id = document.text('$id') ?? '';
  const title = document.at('title').value;
  const [ownId, ownVersion] = id.startsWith(SCHEMA_URN)
    ? id.slice(SCHEMA_URN.length).split(':').map(decode)
    : [id];
  const found =
    ownId || options.id || (isText(title) ? wordsOf(title) : undefined);
  if (!found) {
    throw Refusal.at(
      document.at('$id'),
      'is missing; give the schema an $id or a title, or the contract an id',
    );
  }
  return {
    id: found,
    version: ownVersion || options.version || '0.1.0',
    objectName:
      (isText(title) && wordsOf(title)) || wordsOf(lastSegment(found)) || 'row',
  };
}

function lastSegment(id: string): string {
  const segment = id.split(/[/:]/).filter(Boolean).pop() ?? '';
  return segment.replace(/(\.schema)?\.(json|ya?ml)$/, '');
}

function wordsOf(text: string): string {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join('_');
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function describe(purpose: string | undefined) {
  return purpose === undefined ? undefined : { purpose };
}

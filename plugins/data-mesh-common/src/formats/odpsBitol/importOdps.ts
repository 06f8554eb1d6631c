import { parseEntityRef } from '@backstage/catalog-model';
import { MESHPORT_API_VERSION } from '../../kinds';
import { Converted, convertDocument } from '../import/convertDocument';
import { entityName } from '../import/entityWords';
import { Refusal } from '../import/Refusal';
import { defined, unlessEmpty } from '../source/defined';
import { isMapping, isText, Source } from '../source/Source';
import { ContractImporter, ImportOptions } from '../types';
import { CustomProperties } from './CustomProperties';
import { odpsFormat } from './odpsFormat';
import {
  readLifecycle,
  readLinks,
  readRef,
  readSupport,
  readTags,
  readType,
  readVersion,
} from './readFields';
import { readManagementPort, readOutputPort } from './readPorts';

/**
 * Reads a document of the Bitol Open Data Product Standard as the entity of a
 * product. It names its contracts and does not hold them: they are imported by
 * themselves.
 * @public
 */
export const odpsImporter: ContractImporter = {
  ...odpsFormat,
  recognizes: document =>
    isMapping(document) &&
    document.kind === 'DataProduct' &&
    isText(document.apiVersion) &&
    /^v?(0\.9|1)\./.test(document.apiVersion),
  import: (source, options) =>
    convertDocument(source, document => convert(document, options)),
};

function convert(document: Source, options: ImportOptions): Converted {
  document.at('apiVersion').take();
  document.at('kind').take();
  const custom = new CustomProperties(document);
  const title = document.text('name');
  const description = document.at('description');
  const product = {
    apiVersion: MESHPORT_API_VERSION,
    kind: 'DataProduct',
    metadata: defined({
      ...readIdentity(document, title),
      title,
      description: new CustomProperties(description).take('summary', isText),
      tags: readTags(document.at('tags')),
      links: readLinks(document.at('authoritativeDefinitions')),
    }),
    spec: defined({
      type: readType(document, custom),
      lifecycle: readLifecycle(document.at('status')),
      deprecation: custom.take('deprecation', isMapping),
      version: readVersion(document, options),
      owner: readRef(
        'Group',
        options.owner ?? custom.take('owner', isText),
        document.at('team').at('name'),
      ),
      domain: readRef(
        'Domain',
        options.domain ?? custom.take('domain', isText),
        document.at('domain'),
      ),
      system: custom.take('system', isText),
      purpose: description.text('purpose'),
      inputPorts: custom.take('inputPorts', isList),
      outputPorts: unlessEmpty(
        document.at('outputPorts').items().map(readOutputPort),
      ),
      managementPorts: unlessEmpty(
        document.at('managementPorts').items().flatMap(readManagementPort),
      ),
      code: custom.take('code', isList),
      infrastructure: custom.take('infrastructure', isList),
      support: unlessEmpty([
        ...document.at('support').items().flatMap(readSupport),
        ...(custom.take('support', isList) ?? []),
      ]),
    }),
  };
  document
    .at('inputPorts')
    .lose(
      'names contracts; name the product that provides each, with its output port, as an input port',
    );
  return { contracts: [], product };
}

function readIdentity(document: Source, title: string | undefined) {
  const place = document.at('id');
  const id = place.value;
  if (!isText(id)) {
    throw Refusal.at(place, 'is missing; give the product an id');
  }
  const ref = entityRef(id);
  if (ref) {
    place.take();
    return defined({
      name: ref.name,
      namespace: ref.namespace === 'default' ? undefined : ref.namespace,
    });
  }
  const name = entityName((title ?? id).toLowerCase()) ?? entityName(id);
  if (!name) {
    throw Refusal.at(place, 'has no letter or digit that a name could have');
  }
  if (name === id) {
    place.take();
  } else {
    place.lose(`is not kept; the product is named '${name}'`);
  }
  return { name };
}

function entityRef(id: string) {
  try {
    const ref = parseEntityRef(id);
    const isProduct =
      ref.kind.toLowerCase() === 'dataproduct' &&
      [ref.name, ref.namespace].every(part => entityName(part) === part);
    return isProduct ? ref : undefined;
  } catch {
    return undefined;
  }
}

function isList(value: unknown): value is unknown[] {
  return Array.isArray(value);
}

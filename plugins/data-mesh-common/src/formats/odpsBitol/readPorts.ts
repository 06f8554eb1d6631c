import { stringifyEntityRef } from '@backstage/catalog-model';
import {
  Classification,
  isClassification,
  ManagementPort,
  OUTPUT_PORT_TYPES,
  OutputPortType,
} from '../../kinds';
import { entityName, semanticVersion } from '../import/entityWords';
import { Refusal } from '../import/Refusal';
import { defined } from '../source/defined';
import { isMapping, isText, Source } from '../source/Source';
import { CustomProperties } from './CustomProperties';

// Until someone says how sensitive the data is, it is as sensitive as can be.
const UNKNOWN_CLASSIFICATION: Classification = 'restricted';

/**
 * Reads an output port.
 *
 * @throws `Refusal` when it has no name, which is a part of its key
 * @internal
 */
export function readOutputPort(port: Source) {
  const custom = new CustomProperties(port);
  return defined({
    name: readName(port.at('name')),
    version: readVersion(port.at('version')),
    type: readType(port.at('type')),
    description: port.text('description'),
    platform: custom.take('platform', isText),
    location: custom.take('location', isMapping),
    contract: readContract(
      port.at('contractId'),
      custom.take('contract', isText),
    ),
    classification:
      custom.take('classification', isClassification) ?? UNKNOWN_CLASSIFICATION,
    access: custom.take('access', isMapping),
  });
}

/**
 * Reads a management port, or nothing when it is of no known kind.
 * @internal
 */
export function readManagementPort(port: Source) {
  const content = port.at('content').takeIf(isContent);
  if (content === undefined) {
    port.lose('has a content that Meshport does not know');
    return [];
  }
  return [
    defined({
      name: readName(port.at('name')),
      content,
      type: port
        .at('type')
        .takeIf((value): value is string =>
          ['rest', 'topic'].some(known => known === value),
        ),
      url: port
        .at('url')
        .takeIf(
          (value): value is string =>
            isText(value) && /^https?:\/\/\S+$/.test(value),
        ),
      channel: port.text('channel'),
      description: port.text('description'),
    }),
  ];
}

function readName(place: Source): string {
  const name = isText(place.value) ? entityName(place.value) : undefined;
  if (!name) {
    throw Refusal.at(place, 'is missing; give the port a name');
  }
  place.take();
  if (name !== place.value) {
    place.lose(`is written as '${name}'`);
  }
  return name;
}

function readVersion(place: Source): string {
  const version = isText(place.value)
    ? semanticVersion(place.value)
    : undefined;
  if (!version) {
    throw Refusal.at(
      place,
      'is no semantic version; write it like 1.2.0, as a text',
    );
  }
  place.take();
  if (version !== place.value) {
    place.lose(`is written as '${version}'`);
  }
  return version;
}

/** The standard leaves the words for types open. */
function readType(place: Source): OutputPortType {
  const word = isText(place.value) ? place.value.toLowerCase() : '';
  const found = OUTPUT_PORT_TYPES.find(
    type => word === type || word === `${type}s`,
  );
  if (found === place.value) {
    place.take();
  } else {
    place.lose(`is written as '${found ?? 'table'}'`);
  }
  return found ?? 'table';
}

function readContract(
  place: Source,
  ref: string | undefined,
): string | undefined {
  if (ref !== undefined) {
    place.take();
    return ref;
  }
  const name = isText(place.value)
    ? entityName(place.value.toLowerCase())
    : undefined;
  if (name === undefined) {
    return undefined;
  }
  place.take();
  const made = stringifyEntityRef({
    kind: 'DataContract',
    namespace: 'default',
    name,
  });
  place.lose(`is referred to as ${made}; give the contract that name`);
  return made;
}

function isContent(value: unknown): value is ManagementPort['content'] {
  return ['discoverability', 'observability', 'control', 'dictionary'].some(
    known => known === value,
  );
}

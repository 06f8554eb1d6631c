import { stringifyEntityRef } from '@backstage/catalog-model';
import { DATA_PRODUCT_TYPES, DataProductLifecycle } from '../../kinds';
import { entityName, semanticVersion } from '../import/entityWords';
import { Refusal } from '../import/Refusal';
import { defined, unlessEmpty } from '../source/defined';
import { isText, Source } from '../source/Source';
import { ImportOptions } from '../types';
import { CustomProperties } from './CustomProperties';
import { STATUS } from './odpsFormat';

/** @internal */
export function readType(document: Source, custom: CustomProperties): string {
  const type = custom.take(
    'type',
    (value): value is string =>
      isText(value) && DATA_PRODUCT_TYPES.some(known => known === value),
  );
  const readsOthers = document.at('inputPorts').items().length > 0;
  return type ?? (readsOthers ? 'aggregate' : 'source-aligned');
}

/** @internal */
export function readLifecycle(status: Source): DataProductLifecycle {
  const lifecycles = Object.keys(STATUS) as DataProductLifecycle[];
  const found = lifecycles.find(key => STATUS[key] === status.value);
  if (found) {
    status.take();
  } else {
    status.lose('is no status of the standard; the product is experimental');
  }
  return found ?? 'experimental';
}

/** @internal */
export function readVersion(document: Source, options: ImportOptions): string {
  const place = document.at('version');
  const version = isText(place.value)
    ? semanticVersion(place.value)
    : undefined;
  if (version !== undefined) {
    place.take();
  }
  const used = version ?? options.version ?? '0.1.0';
  if (version !== place.value) {
    place.lose(`is no semantic version; ${used} is used`);
  }
  return used;
}

/**
 * A full ref, or one made of the words that the document has instead.
 *
 * @throws `Refusal` when it has none
 * @internal
 */
export function readRef(
  kind: string,
  given: string | undefined,
  place: Source,
): string {
  if (given !== undefined) {
    place.take();
    return given;
  }
  const name = isText(place.value)
    ? entityName(place.value.toLowerCase())
    : undefined;
  if (!name) {
    throw Refusal.at(
      place,
      `is missing; name it, or say which ${kind} the product belongs to`,
    );
  }
  place.take();
  return stringifyEntityRef({ kind, namespace: 'default', name });
}

/** @internal */
export function readTags(place: Source): string[] | undefined {
  const tags = place.items().flatMap(item => {
    const tag = isText(item.value)
      ? entityName(item.value.toLowerCase())?.replace(/[._-]+/g, '-')
      : undefined;
    if (tag === item.value) {
      item.take();
    } else {
      item.lose(tag ? `is written as '${tag}'` : 'cannot be a tag');
    }
    return tag ?? [];
  });
  return unlessEmpty([...new Set(tags)]);
}

/** @internal */
export function readLinks(place: Source) {
  return unlessEmpty(
    place.items().flatMap(link => {
      const url = link.text('url');
      return url === undefined
        ? []
        : [
            defined({
              url,
              title: link.text('description'),
              type: linkType(link.text('type')),
            }),
          ];
    }),
  );
}

// What the exporter writes for a link without a type.
function linkType(type: string | undefined): string | undefined {
  return type === 'link' ? undefined : type;
}

/** @internal */
export function readSupport(channel: Source) {
  const name = channel.text('channel');
  return name === undefined
    ? []
    : [
        defined({
          channel: name,
          url: channel.text('url'),
          description: channel.text('description'),
          tool: channel.text('tool'),
        }),
      ];
}

import { parseEntityRef } from '@backstage/catalog-model';
import {
  DataProductEntity,
  DataProductLifecycle,
  ProductEvent,
} from '@meshport/backstage-plugin-data-mesh-common';

/**
 * An event that is about to be recorded.
 * @internal
 */
export type NewProductEvent = Omit<ProductEvent, 'id' | 'at'>;

/**
 * What the events of a product are told from.
 * @internal
 */
export interface ProductState {
  version: string;
  lifecycle: DataProductLifecycle;
  deprecation?: DataProductEntity['spec']['deprecation'];
}

/**
 * What happened to a product between two states of its entity. A product that
 * becomes deprecated has one event, that says until when and what replaces it.
 * @internal
 */
export function productEvents(
  product: string,
  before: ProductState,
  after: ProductState,
): NewProductEvent[] {
  const events: NewProductEvent[] = [];
  if (before.version !== after.version) {
    events.push({
      product,
      type: 'product-version',
      message: `It is version ${after.version} now; it was ${before.version}.`,
      before: before.version,
      after: after.version,
    });
  }
  const movedOn = before.lifecycle !== after.lifecycle;
  const lifecycles = movedOn
    ? { before: before.lifecycle, after: after.lifecycle }
    : {};
  if (movedOn && after.lifecycle !== 'deprecated') {
    events.push({
      product,
      type: 'lifecycle',
      message:
        after.lifecycle === 'retired'
          ? `It is retired now and takes no consumers any more; it was ${before.lifecycle}.`
          : `It is ${after.lifecycle} now; it was ${before.lifecycle}.`,
      ...lifecycles,
    });
  } else if (
    movedOn ||
    (after.deprecation && !isSame(before.deprecation, after.deprecation))
  ) {
    events.push({
      product,
      type: 'deprecation',
      message: describeDeprecation(after),
      ...lifecycles,
    });
  }
  return events;
}

/**
 * @internal
 */
export function productAdded(
  product: string,
  { version, lifecycle }: ProductState,
): NewProductEvent {
  return {
    product,
    type: 'product-added',
    message: `It was added as ${lifecycle}, version ${version}.`,
    after: version,
  };
}

function describeDeprecation({ lifecycle, deprecation }: ProductState): string {
  return [
    `It is ${lifecycle}.`,
    deprecation?.until && `It is kept until ${deprecation.until}.`,
    deprecation?.replacedBy &&
      `It is replaced by ${nameOf(deprecation.replacedBy)}.`,
    deprecation?.reason,
  ]
    .filter(sentence => sentence)
    .join(' ');
}

function nameOf(ref: string): string {
  try {
    return parseEntityRef(ref, { defaultKind: 'DataProduct' }).name;
  } catch {
    return ref;
  }
}

function isSame(
  before: ProductState['deprecation'],
  after: ProductState['deprecation'],
): boolean {
  return (
    before?.until === after?.until &&
    before?.replacedBy === after?.replacedBy &&
    before?.reason === after?.reason
  );
}

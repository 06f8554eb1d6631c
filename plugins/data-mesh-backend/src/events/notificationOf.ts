import { parseEntityRef } from '@backstage/catalog-model';
import { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import { ProductEvent } from '@meshport/backstage-plugin-data-mesh-common';

/**
 * What the followers of a product are told about an event. A later one of the
 * same type takes its place in their list.
 *
 * Nobody can ask what the followers may see now, so the content of contracts is
 * not in it; they are asked when they follow the link.
 *
 * @param options - `title` of the product as people read it
 * @internal
 */
export function notificationOf(
  event: ProductEvent,
  options: { title: string; followers: readonly string[] },
): NotificationSendOptions {
  const { namespace, name } = parseEntityRef(event.product);
  return {
    recipients: { type: 'entity', entityRef: [...options.followers] },
    payload: {
      title: headline(event, options.title),
      description: event.contract
        ? 'Its history says what changed.'
        : event.message,
      link: `/catalog/${encodeURIComponent(
        namespace,
      )}/dataproduct/${encodeURIComponent(name)}/history`,
      severity: event.type === 'breaking-change' ? 'high' : 'normal',
      topic: 'data-mesh',
      scope: `data-mesh:${event.product}:${event.type}`,
    },
  };
}

function headline(event: ProductEvent, title: string): string {
  switch (event.type) {
    case 'product-added':
      return `${title} is in the mesh again`;
    case 'product-version':
      return `${title} has a new version: ${event.after}`;
    case 'lifecycle':
      return `${title} is ${event.after} now`;
    case 'deprecation':
      return event.before
        ? `${title} is deprecated`
        : `The end of ${title} is planned anew`;
    case 'breaking-change':
      return `A contract of ${title} has breaking changes`;
    case 'contract-version':
      return `A contract of ${title} has a new version`;
    default:
      return `${title} has changed`;
  }
}

import { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import { Digest } from './digestOf';

// The rest is on the page that the message leads to.
const NAMED = 5;

/**
 * The one message that tells an owner what changed.
 *
 * @param now - of a day there is one message, sent again or not
 * @internal
 */
export function digestMessage(
  digest: Digest,
  now: Date,
): NotificationSendOptions {
  const { owner, fell, rose, unknown, ending } = digest;
  const parts = [
    part(fell, 'fell'),
    part(unknown, 'became unknown'),
    part(rose, 'rose'),
  ].filter(Boolean);
  const title =
    parts.length > 0
      ? `${sentence(parts)} for your data products`
      : `${counted(ending, 'exemption')} of your data products ${
          ending.length === 1 ? 'ends' : 'end'
        } soon`;
  const description = [
    line('Fell', fell.map(nameOf)),
    line('Unknown', unknown.map(nameOf)),
    line('Rose', rose.map(nameOf)),
    line(
      'Exemptions ending',
      ending.map(one => `${nameOf(one)} (${one.endsAt.slice(0, 10)})`),
    ),
  ]
    .filter(Boolean)
    .join('\n');
  return {
    recipients: { type: 'entity', entityRef: owner },
    payload: {
      title,
      description,
      severity: 'normal',
      link: `/scorecards/products?owner=${encodeURIComponent(owner)}`,
      topic: 'data-governance',
      scope: `data-governance:digest:${owner}:${now
        .toISOString()
        .slice(0, 10)}`,
    },
  };
}

function part(changes: readonly unknown[], verb: string): string {
  return changes.length > 0 ? `${counted(changes, 'check')} ${verb}` : '';
}

function counted(items: readonly unknown[], noun: string): string {
  return `${items.length} ${noun}${items.length === 1 ? '' : 's'}`;
}

function sentence(parts: string[]): string {
  return parts.length > 1
    ? `${parts.slice(0, -1).join(', ')} and ${parts[parts.length - 1]}`
    : parts[0];
}

function line(heading: string, names: string[]): string {
  if (names.length === 0) {
    return '';
  }
  const more = names.length - NAMED;
  const shown = names.slice(0, NAMED).join('; ');
  return `${heading}: ${shown}${more > 0 ? `; and ${more} more` : ''}`;
}

function nameOf({ product, check }: { product: string; check: string }) {
  return `${product}: ${check}`;
}

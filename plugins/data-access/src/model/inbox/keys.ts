/** What a key does in the inbox. */
export type InboxAction =
  | 'next'
  | 'previous'
  | 'choose'
  | 'approve'
  | 'deny'
  | 'open'
  | 'help';

/** The keys of the inbox, as its help lists them. */
export const INBOX_KEYS: readonly {
  key: string;
  shown: string;
  action: InboxAction;
  label: string;
}[] = [
  { key: 'j', shown: 'j', action: 'next', label: 'Go to the next request' },
  {
    key: 'k',
    shown: 'k',
    action: 'previous',
    label: 'Go to the previous request',
  },
  {
    key: 'x',
    shown: 'x',
    action: 'choose',
    label: 'Choose the request, or no longer',
  },
  {
    key: 'a',
    shown: 'a',
    action: 'approve',
    label: 'Approve those chosen, or the request you are at',
  },
  {
    key: 'd',
    shown: 'd',
    action: 'deny',
    label: 'Deny those chosen, or the request you are at',
  },
  {
    key: 'Enter',
    shown: 'Enter',
    action: 'open',
    label: 'Open the request you are at',
  },
  { key: '?', shown: '?', action: 'help', label: 'Show these keys' },
];

// In these, keys have a meaning of their own.
const TYPING =
  'input:not([type=checkbox]), textarea, select, [contenteditable], [role=listbox], [role=menu], [role=dialog]';
const PRESSING = 'a, button, [role=button], input';

/** What a pressed key does; `undefined` when it is not for the inbox. */
export function inboxAction(event: KeyboardEvent): InboxAction | undefined {
  const { key, target } = event;
  if (
    event.defaultPrevented ||
    event.ctrlKey ||
    event.metaKey ||
    event.altKey
  ) {
    return undefined;
  }
  const element = target instanceof Element ? target : undefined;
  const taken =
    element?.closest(TYPING) || (key === 'Enter' && element?.closest(PRESSING));
  return taken
    ? undefined
    : INBOX_KEYS.find(known => known.key === key)?.action;
}

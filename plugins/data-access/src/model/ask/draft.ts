import { PortRef } from '@meshport/backstage-plugin-data-access-common';
import { formValuesSchema, RequestFormValues } from './formValues';
import { portKey } from './portRefs';

/**
 * Where the draft of one person's request for some ports is kept, whatever
 * their order. It is of the browser tab only, and ends with it.
 */
export function draftKey(
  userEntityRef: string,
  ports: readonly PortRef[],
): string {
  const parts = [userEntityRef, ...ports.map(portKey).sort()];
  return `data-access:draft:${JSON.stringify(parts)}`;
}

/** Reads a draft; a missing or unreadable one is `undefined`. */
export function readDraft(
  storage: Storage,
  key: string,
): RequestFormValues | undefined {
  try {
    return formValuesSchema.parse(JSON.parse(storage.getItem(key) ?? ''));
  } catch {
    return undefined;
  }
}

/**
 * Keeps a draft. A browser that refuses storage only loses the convenience,
 * so that is no error.
 */
export function writeDraft(
  storage: Storage,
  key: string,
  draft: RequestFormValues,
): void {
  try {
    storage.setItem(key, JSON.stringify(draft));
  } catch {
    // Storage is full or forbidden: the form works without a draft.
  }
}

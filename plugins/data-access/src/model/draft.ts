import { PortRef } from '@meshport/backstage-plugin-data-access-common';
import { z } from 'zod';
import { RequestFormValues } from './requestForm';

// Any script of the portal can write to the storage, so what is read back is
// parsed like other outside data.
const draftSchema = z.object({
  purpose: z.string(),
  duration: z.string(),
  customDays: z.string(),
  comment: z.string(),
});

/**
 * Where the draft of one person's request for one port is kept. It is of the
 * browser tab only, and ends with it.
 */
export function draftKey(userEntityRef: string, port: PortRef): string {
  const parts = [userEntityRef, port.product, port.port, port.version];
  return `data-access:draft:${JSON.stringify(parts)}`;
}

/** Reads a draft; a missing or unreadable one is `undefined`. */
export function readDraft(
  storage: Storage,
  key: string,
): RequestFormValues | undefined {
  try {
    return draftSchema.parse(JSON.parse(storage.getItem(key) ?? ''));
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

import { InputError } from '@backstage/errors';
import { z } from 'zod';

const schema = z.tuple([z.iso.datetime(), z.uuid()]);

/**
 * The place in a list after which the next page begins, as opaque text.
 * @internal
 */
export function encodeCursor(last: { createdAt: string; id: string }): string {
  return Buffer.from(JSON.stringify([last.createdAt, last.id])).toString(
    'base64url',
  );
}

/**
 * @throws `InputError` for anything {@link encodeCursor} has not made
 * @internal
 */
export function decodeCursor(cursor: string): {
  createdAt: string;
  id: string;
} {
  try {
    const text = Buffer.from(cursor, 'base64url').toString('utf8');
    const [createdAt, id] = schema.parse(JSON.parse(text));
    return { createdAt, id };
  } catch {
    throw new InputError(
      'cursor: not a cursor of this list; leave it out to begin at the newest request',
    );
  }
}

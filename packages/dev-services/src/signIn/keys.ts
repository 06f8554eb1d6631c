import crypto from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { writePrivateFile } from '../secrets';

const keysSchema = z.object({
  /** Signs the identity tokens. */
  signing: z.record(z.string(), z.string()),
  /** Signs the provider's cookies. */
  cookies: z.string().min(1),
});

/** The keys of the sign-in provider. */
export type SignInKeys = z.infer<typeof keysSchema>;

/**
 * Reads the keys of the sign-in provider, or makes them when there are none.
 * They are kept, so that a restart does not make the portal distrust them.
 *
 * @param dataFolder - existing folder that holds `sign-in-keys.json`
 */
export async function loadSignInKeys(dataFolder: string): Promise<SignInKeys> {
  const file = path.join(dataFolder, 'sign-in-keys.json');
  const stored = await fs.readFile(file, 'utf8').then(
    text => keysSchema.safeParse(JSON.parse(text)).data,
    () => undefined,
  );
  if (stored) {
    return stored;
  }
  const keys = await makeKeys();
  await writePrivateFile(file, JSON.stringify(keys));
  return keys;
}

async function makeKeys(): Promise<SignInKeys> {
  const { privateKey } = await promisify(crypto.generateKeyPair)('rsa', {
    modulusLength: 2048,
  });
  return keysSchema.parse({
    signing: {
      ...privateKey.export({ format: 'jwk' }),
      use: 'sig',
      alg: 'RS256',
      kid: crypto.randomUUID(),
    },
    cookies: crypto.randomBytes(32).toString('base64url'),
  });
}

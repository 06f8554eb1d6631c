import crypto from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { personas, serviceAccounts } from '../personas';
import { StartError } from '../settings';

/**
 * The passwords and keys of one portal, made once and kept in its data folder.
 *
 * @public
 */
export type Secrets = {
  /** Superuser of the embedded PostgreSQL. */
  postgres: string;
  /** Role that owns the portal's databases. */
  portal: string;
  /** Role that provisions the warehouse. */
  provisioner: string;
  /** The portal as a client of the sign-in provider. */
  signInClient: string;
  /** Signs what the portal's backends say to each other. */
  backend: string;
  /** Login roles of the warehouse, by name of the persona. */
  personas: Record<string, string>;
  /** Login roles of the warehouse of data products and teams, by name. */
  serviceAccounts: Record<string, string>;
};

const secretsSchema = z.object({
  postgres: z.string().min(1),
  portal: z.string().min(1),
  provisioner: z.string().min(1),
  signInClient: z.string().min(1),
  backend: z.string().min(1),
  personas: z.record(z.string(), z.string().min(1)),
  serviceAccounts: z.record(z.string(), z.string().min(1)).default({}),
});

/**
 * Reads the secrets of a portal, or makes them when there are none yet. Only
 * the owner can read the file.
 *
 * @param dataFolder - existing folder that holds `secrets.json`
 * @throws StartError when the file is there but cannot be understood
 */
export async function loadSecrets(dataFolder: string): Promise<Secrets> {
  const file = path.join(dataFolder, 'secrets.json');
  const stored = await readStored(file);
  const secrets = completeSecrets(stored);
  if (JSON.stringify(secrets) !== JSON.stringify(stored)) {
    await writePrivateFile(file, `${JSON.stringify(secrets, null, 2)}\n`);
  }
  return secrets;
}

/**
 * Writes a file that only its owner can read; a reader sees the old or the new
 * content, never half of it.
 */
export async function writePrivateFile(
  file: string,
  content: string,
): Promise<void> {
  const draft = `${file}.new`;
  await fs.rm(draft, { force: true });
  await fs.writeFile(draft, content, { mode: 0o600 });
  await fs.rename(draft, file);
}

/** Adds what is missing, such as the password of a new persona. */
function completeSecrets(stored: Secrets | undefined): Secrets {
  const secret = () => crypto.randomBytes(24).toString('base64url');
  return {
    postgres: stored?.postgres ?? secret(),
    portal: stored?.portal ?? secret(),
    provisioner: stored?.provisioner ?? secret(),
    signInClient: stored?.signInClient ?? secret(),
    backend: stored?.backend ?? secret(),
    personas: Object.fromEntries(
      personas.map(({ name }) => [name, stored?.personas[name] ?? secret()]),
    ),
    serviceAccounts: Object.fromEntries(
      serviceAccounts.map(name => [
        name,
        stored?.serviceAccounts[name] ?? secret(),
      ]),
    ),
  };
}

async function readStored(file: string): Promise<Secrets | undefined> {
  const text = await fs.readFile(file, 'utf8').catch(error => {
    if (error.code === 'ENOENT') {
      return undefined;
    }
    throw error;
  });
  if (text === undefined) {
    return undefined;
  }
  const parsed = secretsSchema.safeParse(parseJson(text));
  if (!parsed.success) {
    throw new StartError(
      `${file} is not a file of secrets (${parsed.error.issues[0].path.join(
        '.',
      )}).`,
      `Put the former file back, or remove ${path.dirname(
        file,
      )} to begin with empty data.`,
    );
  }
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

import path from 'node:path';
import { personas } from '../personas';
import { PostgresServer } from '../postgres';
import { Secrets, writePrivateFile } from '../secrets';
import { WAREHOUSE } from '../warehouse';

/**
 * Writes down how each persona connects to the warehouse, for the person at
 * the machine.
 *
 * @returns path of the file
 */
export async function writePersonasFile(
  dataFolder: string,
  server: PostgresServer,
  secrets: Secrets,
): Promise<string> {
  const file = path.join(dataFolder, 'personas.txt');
  const entry = (title: string, name: string, password: string) =>
    `${title}\n  postgresql://${name}:${password}@${server.host}:${server.port}/${WAREHOUSE}\n`;
  const lines = [
    ...personas.map(({ name, displayName }) =>
      entry(displayName, name, secrets.personas[name]),
    ),
    ...Object.entries(secrets.serviceAccounts).map(([name, password]) =>
      entry(`The service account ${name}`, name, password),
    ),
  ];
  await writePrivateFile(
    file,
    `How the personas connect to the warehouse. They can read nothing until a\nrequest for access is approved in the portal.\n\n${lines.join(
      '\n',
    )}
The administrator of this development server, to break and mend data by hand
  postgresql://${server.user}:${server.password}@${server.host}:${
      server.port
    }/${WAREHOUSE}
`,
  );
  return file;
}

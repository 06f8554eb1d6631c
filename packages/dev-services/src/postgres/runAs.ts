import { spawn } from 'node:child_process';
import { StartError } from '../settings';
import { Account, canReach } from './account';

/** What a finished program left. */
export type Outcome = { code: number | null; output: string };

/**
 * Runs programs of PostgreSQL to their end, under another account if need be.
 */
export type Runner = (program: string, args: string[]) => Promise<Outcome>;

/**
 * Prepares to run programs under an account.
 *
 * @param account - undefined for the present user
 * @param paths - what the programs must reach
 * @throws StartError when the account cannot be made to reach them
 */
export async function createRunner(
  account: Account | undefined,
  paths: string[],
): Promise<Runner> {
  if (!account) {
    return (program, args) => run(program, args);
  }
  const reachable = await Promise.all(
    paths.map(path => canReach(account, path)),
  );
  if (reachable.every(Boolean)) {
    return (program, args) => run(program, args, account);
  }
  // A checkout in /root: its folder is closed to every other account. The
  // program keeps the one capability of root that passes closed folders.
  const probe = await run('setpriv', [...keepPassage(account), 'true']).catch(
    () => ({ code: 1 }),
  );
  if (probe.code !== 0) {
    throw new StartError(
      `PostgreSQL does not run as root, and no other account can reach ${paths.at(
        -1,
      )}.`,
      'Start as another user, or move the checkout to a folder that others can pass.',
    );
  }
  return (program, args) =>
    run('setpriv', [...keepPassage(account), program, ...args]);
}

function keepPassage({ uid, gid }: Account): string[] {
  return [
    `--reuid=${uid}`,
    `--regid=${gid}`,
    '--clear-groups',
    '--securebits=+no_setuid_fixup',
    '--inh-caps=-all,+dac_override',
    '--ambient-caps=-all,+dac_override',
  ];
}

async function run(
  program: string,
  args: string[],
  account?: Account,
): Promise<Outcome> {
  const child = spawn(program, args, {
    ...account,
    cwd: '/',
    stdio: ['ignore', 'pipe', 'pipe'],
    // Messages are looked at, so they must be in English.
    env: { ...process.env, LC_ALL: 'C', LC_MESSAGES: 'C' },
  });
  let output = '';
  child.stdout.on('data', chunk => (output += chunk));
  child.stderr.on('data', chunk => (output += chunk));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', code => resolve({ code, output }));
  });
}

import fs from 'node:fs/promises';
import path from 'node:path';

/**
 * The account of the operating system that PostgreSQL runs under. PostgreSQL
 * refuses to run as root, so root needs another one.
 */
export type Account = {
  uid: number;
  gid: number;
};

/**
 * Chooses the account PostgreSQL runs under.
 *
 * @param dataFolder - folder of the cluster, which may not exist yet
 * @returns undefined when PostgreSQL runs as the present user
 */
export async function chooseAccount(
  dataFolder: string,
): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) {
    return undefined;
  }
  const owner = await fs.stat(dataFolder).catch(() => undefined);
  if (owner && owner.uid !== 0) {
    return { uid: owner.uid, gid: owner.gid };
  }
  return accountFrom(await fs.readFile('/etc/passwd', 'utf8'));
}

/**
 * The account `postgres` where there is one, else `nobody`, which every system
 * has: no account is added to the machine.
 *
 * @param passwd - content of the password file
 */
export function accountFrom(passwd: string): Account {
  const entries = passwd.split('\n').map(line => line.split(':'));
  for (const name of ['postgres', 'nobody']) {
    const entry = entries.find(fields => fields[0] === name);
    if (entry && Number(entry[2]) > 0) {
      return { uid: Number(entry[2]), gid: Number(entry[3]) };
    }
  }
  throw new Error('There is neither an account postgres nor nobody');
}

/** What the file system says about one folder. */
export type FolderMode = { uid: number; gid: number; mode: number };

/**
 * Whether an account may pass through every one of these folders.
 */
export function canPass(account: Account, folders: FolderMode[]): boolean {
  return folders.every(({ uid, gid, mode }) => {
    const [owner, group, others] = (mode % 0o1000).toString(8).padStart(3, '0');
    let digit = others;
    if (uid === account.uid) {
      digit = owner;
    } else if (gid === account.gid) {
      digit = group;
    }
    return Number(digit) % 2 === 1;
  });
}

/**
 * Whether an account can reach a file or folder.
 *
 * @param account - the account
 * @param target - absolute path
 */
export async function canReach(
  account: Account,
  target: string,
): Promise<boolean> {
  const folders: FolderMode[] = [];
  let folder = path.dirname(target);
  for (;;) {
    folders.push(await fs.stat(folder));
    const parent = path.dirname(folder);
    if (parent === folder) {
      return canPass(account, folders);
    }
    folder = parent;
  }
}

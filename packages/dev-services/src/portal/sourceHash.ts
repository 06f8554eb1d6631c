import crypto from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';

const FRONTEND_ROLES = [
  'frontend',
  'frontend-plugin',
  'frontend-plugin-module',
  'web-library',
  'common-library',
];

/**
 * Sums up everything the frontend is built from, so that it is built again
 * only when something changed.
 *
 * @param root - root of the checkout
 */
export async function hashFrontendSources(root: string): Promise<string> {
  const files = [path.join(root, 'yarn.lock')];
  for (const folder of await workspaceFolders(root)) {
    const manifest = path.join(folder, 'package.json');
    const { backstage } = JSON.parse(await fs.readFile(manifest, 'utf8'));
    if (FRONTEND_ROLES.includes(backstage?.role)) {
      files.push(
        manifest,
        ...(await filesBelow(path.join(folder, 'src'))),
        ...(await filesBelow(path.join(folder, 'public'))),
      );
    }
  }
  return hashFiles(root, files);
}

/**
 * Sums up files: their names below the root and their contents.
 */
export async function hashFiles(
  root: string,
  files: string[],
): Promise<string> {
  const hash = crypto.createHash('sha256');
  for (const file of [...files].sort()) {
    const content = await fs.readFile(file);
    hash.update(`${path.relative(root, file)}\0${content.length}\0`);
    hash.update(content);
  }
  return hash.digest('hex');
}

async function workspaceFolders(root: string): Promise<string[]> {
  const folders: string[] = [];
  for (const parent of ['packages', 'plugins']) {
    const names = await fs.readdir(path.join(root, parent));
    folders.push(...names.map(name => path.join(root, parent, name)));
  }
  const found = await Promise.all(
    folders.map(folder =>
      fs.stat(path.join(folder, 'package.json')).then(
        () => [folder],
        () => [],
      ),
    ),
  );
  return found.flat();
}

/** Files below a folder; tests are not built. */
async function filesBelow(folder: string): Promise<string[]> {
  const entries = await fs
    .readdir(folder, { recursive: true, withFileTypes: true })
    .catch(() => []);
  return entries
    .filter(entry => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map(entry => path.join(entry.parentPath, entry.name));
}

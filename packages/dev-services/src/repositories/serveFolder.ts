import fs from 'node:fs/promises';
import path from 'node:path';
import express from 'express';
import { escape } from 'lodash';
import { isInside, resolveRequestPath } from './requestPath';

/** Files that are shown as what they are; everything else is plain text. */
const IMAGES: Record<string, string> = {
  '.gif': 'image/gif',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
};

/**
 * Serves the files of a folder to read, as a git host serves raw files: text
 * as plain text, whatever it is, so that nothing in a repository runs in the
 * reader's browser. Hidden files are not served.
 *
 * @param folder - absolute folder; it need not exist yet
 */
export function serveFolder(folder: string): express.RequestHandler {
  return async (request, response, next) => {
    try {
      const target = resolveRequestPath(folder, request.path);
      const found = target && (await findInside(folder, target));
      if (!found) {
        response.status(404).type('text').send('Not found\n');
      } else if (!found.isFolder) {
        sendFile(response, found.path, next);
      } else if (request.path.endsWith('/')) {
        const title = request.baseUrl + request.path;
        response.type('html').send(await listing(found.path, title));
      } else {
        response.redirect(301, `${request.baseUrl}${request.path}/`);
      }
    } catch (error) {
      next(error);
    }
  };
}

type Found = { path: string; isFolder: boolean };

/** Finds a file or folder; a link must not lead out of the folder. */
async function findInside(
  folder: string,
  target: string,
): Promise<Found | undefined> {
  try {
    const [realFolder, realTarget] = await Promise.all([
      fs.realpath(folder),
      fs.realpath(target),
    ]);
    const stat = await fs.stat(realTarget);
    const servable = stat.isDirectory() || stat.isFile();
    return servable && isInside(realFolder, realTarget)
      ? { path: realTarget, isFolder: stat.isDirectory() }
      : undefined;
  } catch {
    return undefined;
  }
}

function sendFile(
  response: express.Response,
  file: string,
  next: express.NextFunction,
) {
  const type = IMAGES[path.extname(file).toLowerCase()];
  response.type(type ?? 'text/plain; charset=utf-8');
  response.sendFile(
    file,
    // The path was looked at already, and the folder of the checkout itself
    // may be a hidden one.
    { dotfiles: 'allow', etag: true, cacheControl: false },
    error => error && next(error),
  );
}

async function listing(folder: string, title: string): Promise<string> {
  const entries = await fs.readdir(folder, { withFileTypes: true });
  const names = entries
    .filter(entry => !entry.name.startsWith('.'))
    .map(entry => entry.name + (entry.isDirectory() ? '/' : ''))
    .sort();
  const items = names.map(
    name =>
      `<li><a href="./${encodeURIComponent(name).replace('%2F', '/')}">${escape(
        name,
      )}</a></li>`,
  );
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title>
<style>:root { color-scheme: light dark; font-family: system-ui, sans-serif }</style>
<h1>${escape(title)}</h1>
<ul>
${items.join('\n')}
</ul>
</html>
`;
}

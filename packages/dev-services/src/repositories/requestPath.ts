import path from 'node:path';

/**
 * Turns the path of a request into a path below a folder.
 *
 * @param folder - absolute folder that is served
 * @param urlPath - path of the request, below the folder, still encoded
 * @returns the absolute path, or undefined when the request must not be
 * served: it leaves the folder, names a hidden file such as `.git`, or is not
 * well formed
 */
export function resolveRequestPath(
  folder: string,
  urlPath: string,
): string | undefined {
  let decoded: string;
  try {
    decoded = decodeURIComponent(urlPath);
  } catch {
    return undefined;
  }
  if (/[\0\\]/.test(decoded)) {
    return undefined;
  }
  const parts = decoded.split('/').filter(part => part !== '');
  if (parts.some(part => part.startsWith('.'))) {
    return undefined;
  }
  return path.join(folder, ...parts);
}

/**
 * Whether a path, with all links resolved, is inside a folder.
 */
export function isInside(folder: string, realPath: string): boolean {
  return realPath === folder || realPath.startsWith(folder + path.sep);
}

// What went wrong while bringing tools or packages, in one line.
import { Failure } from './processes.mjs';

/**
 * @param {string} output what npm or Yarn wrote
 * @param {string} what what it was to bring
 * @param {string} [logFile] where the output is kept
 * @returns {Failure}
 */
export function explainNpmFailure(output, what, logFile) {
  if (/ENOSPC|EDQUOT|no space left/i.test(output)) {
    return new Failure(
      'The disk is full. Free some space (3 GB are enough) and start again.',
    );
  }
  if (/EACCES|EPERM|EROFS/.test(output)) {
    return new Failure(
      `A folder cannot be written: ${lineWith(
        output,
        /EACCES|EPERM|EROFS/,
      )}. Make the checkout and your npm and Yarn caches writable for this user and start again.`,
    );
  }
  if (
    /ENOTFOUND|ECONNREFUSED|ETIMEDOUT|ECONNRESET|EAI_AGAIN|network|RequestError|certificate/i.test(
      output,
    )
  ) {
    return new Failure(
      `The npm registry cannot be reached. Check the network, the proxy, and "npm config get registry", and start again.`,
    );
  }
  if (/YN0028/.test(output)) {
    return new Failure(
      'yarn.lock does not fit the package.json files. Run "yarn install" and keep the changed yarn.lock.',
    );
  }
  const line = lineWith(output, /ERR!|YN\d{4}.*(?:error|fail)|Error/i);
  const log = logFile ? ` The output is in ${logFile}.` : '';
  return new Failure(`${what} cannot be installed: ${line}.${log}`);
}

function lineWith(output, pattern) {
  const lines = output.split('\n').filter(line => line.trim() !== '');
  return (lines.find(line => pattern.test(line)) ?? lines.at(-1) ?? '').trim();
}

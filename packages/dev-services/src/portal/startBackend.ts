import path from 'node:path';
import { PortalSettings } from '../settings';
import { NodeProcess, startNodeProcess } from './nodeProcess';

/** A line of the backend's log. */
export type LogLine = { plugin: string; message: string };

/**
 * Starts the backend of the portal. Its log is `backend.log` in the data
 * folder.
 *
 * @param environment - what `app-config.yaml` reads
 * @param onError - told each error the backend logs, once
 */
export function startBackend(
  settings: PortalSettings,
  environment: Record<string, string>,
  onError: (error: LogLine) => void,
): NodeProcess {
  const seen = new Set<string>();
  return startNodeProcess({
    args: [
      '--enable-source-maps',
      '--require',
      require.resolve('@backstage/cli/config/nodeTransform.cjs'),
      '--require',
      require.resolve('./exitWithParent'),
      path.join('src', 'index.ts'),
      '--config',
      path.join(settings.root, 'app-config.yaml'),
    ],
    cwd: path.join(settings.root, 'packages', 'backend'),
    environment: { ...environment, NO_COLOR: '1' },
    logFile: backendLog(settings),
    onLine: line => {
      const error = readErrorLine(line);
      if (error && !seen.has(error.message)) {
        seen.add(error.message);
        onError(error);
      }
    },
  });
}

/** Where the backend's output is kept. */
export function backendLog(settings: PortalSettings): string {
  return path.join(settings.dataFolder, 'backend.log');
}

/**
 * Reads an error from a line of the backend's log, which says when, which
 * plugin, how grave, and what.
 *
 * @returns undefined for every other line
 */
export function readErrorLine(line: string): LogLine | undefined {
  const match = /^\S+ (\S+) error (.+)$/.exec(line);
  return match ? { plugin: match[1], message: match[2].trim() } : undefined;
}

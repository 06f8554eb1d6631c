import fs from 'node:fs/promises';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { Reporter } from '../console';
import {
  commandLinePath,
  RunningServices,
  startTemporaryPortal,
} from '../portal';
import { startTestPostgres } from '../postgres';
import { portalStory, runStory, Tally } from '../story';
import { readJestTally } from './jestTally';
import { runTool } from '../tools';

/** What a step gets to work with. */
export type StepContext = {
  root: string;
  services: RunningServices;
  reporter: Reporter;
};

/** The parts `npm test -- <part>` runs alone. */
export const parts = ['check', 'unit', 'browser'] as const;
export type Part = (typeof parts)[number];

/** One step of `npm test`. */
export type Step = {
  title: string;
  part: Part;
  /** Resolves with the tests it ran, none for a check; throws StepFailure. */
  run(context: StepContext): Promise<Tally>;
};

const NO_TESTS: Tally = { passed: 0, failed: 0 };

/** Every step of `npm test`, in order. */
export const steps: readonly Step[] = [
  {
    title: 'Types',
    part: 'check',
    run: async context => {
      const { root } = context;
      // The declarations of files that are gone would get into the reports.
      await fs.rm(path.join(root, 'dist-types'), {
        recursive: true,
        force: true,
      });
      return runCheck(context, [
        toolPath(root, 'typescript/bin/tsc'),
        '--pretty',
        'false',
        // What a run before has left may order the members of inferred types
        // otherwise, and the reports below would differ.
        '--incremental',
        'false',
      ]);
    },
  },
  // Reads the declarations that the step before wrote.
  check('API reports', ({ root }) => [
    toolPath(root, '@backstage/repo-tools/bin/backstage-repo-tools'),
    'api-reports',
    '--ci',
    '--include',
    'plugins/*',
    '--omit-messages',
    'ae-undocumented,ae-wrong-input-file-type',
    '--validate-release-tags',
  ]),
  check('Lint', ({ root }) => [commandLinePath(root), 'repo', 'lint']),
  check('Format', ({ root }) => [
    toolPath(root, 'prettier/bin-prettier.js'),
    '--check',
    '--loglevel=warn',
    '.',
  ]),
  check('Scripts', ({ root }) => [
    '--test',
    '--test-reporter=dot',
    path.join(root, 'scripts', 'scripts.test.mjs'),
  ]),
  {
    title: 'Unit and integration tests, on SQLite and PostgreSQL',
    part: 'unit',
    run: runUnitTests,
  },
  { title: 'Browser story', part: 'browser', run: runBrowserStory },
];

function check(title: string, args: (context: StepContext) => string[]): Step {
  return {
    title,
    part: 'check',
    run: context => runCheck(context, args(context)),
  };
}

async function runCheck(
  { services }: StepContext,
  args: string[],
): Promise<Tally> {
  const code = await runTool(args, {}, services);
  return code === 0 ? NO_TESTS : { passed: 0, failed: 1 };
}

async function runUnitTests({ root, services }: StepContext): Promise<Tally> {
  const postgres = await startTestPostgres();
  await services.add(postgres.stop);
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'meshport-jest-'));
  const outputFile = path.join(folder, 'results.json');
  try {
    await runTool(
      [
        commandLinePath(root),
        'repo',
        'test',
        '--watchAll=false',
        '--maxWorkers=2',
        '--workerIdleMemoryLimit=1GB',
        '--json',
        `--outputFile=${outputFile}`,
      ],
      {
        CI: '1',
        BACKSTAGE_TEST_DISABLE_DOCKER: '1',
        BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING:
          postgres.connectionString,
      },
      services,
    );
    return await readJestTally(outputFile);
  } finally {
    await fs.rm(folder, { recursive: true, force: true });
    await postgres.stop();
  }
}

async function runBrowserStory(context: StepContext): Promise<Tally> {
  const { root, services, reporter } = context;
  const portal = await startTemporaryPortal({ root, services, reporter });
  return runStory({
    root,
    portal,
    steps: portalStory,
    services,
    reporter,
    pictureFolder: path.join(root, 'e2e-results'),
  });
}

function toolPath(root: string, file: string): string {
  return createRequire(path.join(root, 'package.json')).resolve(file);
}

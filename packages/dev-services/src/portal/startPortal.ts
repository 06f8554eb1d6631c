import path from 'node:path';
import { Reporter, silentReporter } from '../console';
import { Persona, personas } from '../personas';
import {
  EmbeddedPostgres,
  PostgresServer,
  useExternalPostgres,
} from '../postgres';
import { startRepositoryHost } from '../repositories';
import { loadSecrets, Secrets } from '../secrets';
import {
  explainFailure,
  PortalSettings,
  requireFreePorts,
  StartError,
} from '../settings';
import { loadSignInKeys, SignInStore, startSignIn } from '../signIn';
import { LoadProgress, loadWarehouse, PORTAL } from '../warehouse';
import { buildFrontend } from './buildFrontend';
import { openDataFolder } from './dataFolder';
import { portalEnvironment, portalUrl } from './environment';
import { writePersonasFile } from './personasFile';
import { isBackendReady, missingProducts, waitUntil } from './readiness';
import { RunningServices } from './RunningServices';
import { backendLog, startBackend } from './startBackend';

const READY_TIMEOUT_MS = 180_000;
const CATALOG_TIMEOUT_MS = 120_000;

/**
 * Everything around the backend that a portal needs.
 */
export type PortalServices = {
  secrets: Secrets;
  server: PostgresServer;
  /** The variables `app-config.yaml` reads. */
  environment: Record<string, string>;
  personasFile: string;
};

/**
 * A portal that is ready to use.
 *
 * @public
 */
export type Portal = {
  url: string;
  /** The personas, each with the password of its login role. */
  personas: (Persona & { password: string })[];
  /** The PostgreSQL with the warehouse. */
  server: PostgresServer;
  /** File that says how the personas connect to the warehouse. */
  personasFile: string;
  /** Where the repositories are that templates made. */
  repositoriesFolder: string;
  /** Address at which the repositories are served. */
  repositoriesUrl: string;
  /** Resolves when the backend ends, with its exit code. */
  backendExited: Promise<number | null>;
  stop(): Promise<void>;
};

/**
 * Starts PostgreSQL, the sign-in and the repository host, and loads the
 * example data, all that a backend needs.
 *
 * @param services - gets what was started
 * @param beside - work that can be done while the data loads
 * @throws StartError saying what is wrong and how to mend it
 */
export async function startServices(
  settings: PortalSettings,
  services: RunningServices,
  reporter: Reporter,
  beside: (environment: Record<string, string>) => Promise<void>,
): Promise<PortalServices> {
  const { dataFolder, ports, root } = settings;
  await services.add(await openDataFolder(dataFolder));
  const secrets = await loadSecrets(dataFolder);
  await requireFreePorts(ports, ['portal', 'signIn', 'repositories']);

  reporter.say('Starting PostgreSQL …');
  const server = await startPostgres(settings, secrets);
  await services.add(server.stop);
  const environment = portalEnvironment(settings, server, secrets);
  const signIn = await startSignIn({
    port: ports.signIn,
    portalUrl: portalUrl(ports),
    clientSecret: secrets.signInClient,
    keys: await loadSignInKeys(dataFolder),
    store: new SignInStore(path.join(dataFolder, 'sign-in-sessions.json')),
  });
  await services.add(signIn.stop);
  const repositoryHost = await startRepositoryHost({
    port: ports.repositories,
    examplesFolder: path.join(root, 'examples'),
    repositoriesFolder: repositoriesFolder(settings),
  });
  await services.add(repositoryHost.stop);

  // Both must have ended before a failure of one is reported: stopping in the
  // middle of the other would hide the cause behind its consequences.
  const outcomes = await Promise.allSettled([
    loadWarehouse({
      server,
      secrets,
      sqlFolder: path.join(root, 'examples', 'warehouse'),
      onProgress: reportLoad(reporter),
    }),
    beside(environment),
  ]);
  for (const outcome of outcomes) {
    if (outcome.status === 'rejected') {
      throw outcome.reason;
    }
  }
  const personasFile = await writePersonasFile(dataFolder, server, secrets);
  return { secrets, server, environment, personasFile };
}

/**
 * Starts a whole portal and waits until it is ready to use.
 *
 * @param options - `services` is given by who wants to stop a start that is
 * still going on
 * @throws StartError saying what is wrong and how to mend it; everything that
 * was started has been stopped then
 * @public
 */
export async function startPortal(options: {
  settings: PortalSettings;
  reporter?: Reporter;
  services?: RunningServices;
}): Promise<Portal> {
  const { settings } = options;
  const services = options.services ?? new RunningServices();
  const reporter = options.reporter ?? silentReporter;
  try {
    return await start(settings, services, reporter);
  } catch (error) {
    reporter.progress(undefined);
    await services.stop().catch(() => undefined);
    throw explainFailure(error, settings.dataFolder);
  }
}

async function start(
  settings: PortalSettings,
  services: RunningServices,
  reporter: Reporter,
): Promise<Portal> {
  const { secrets, server, environment, personasFile } = await startServices(
    settings,
    services,
    reporter,
    variables =>
      buildFrontend(settings, variables, services, () =>
        reporter.say('Building the frontend (about a minute) …'),
      ),
  );
  if (services.stopping) {
    throw new Error('Stopped while starting');
  }
  const url = portalUrl(settings.ports);
  reporter.say('Starting the portal …');
  let lastError = '';
  const backend = startBackend(settings, environment, ({ plugin, message }) => {
    lastError = `${plugin}: ${message}`;
    reporter.say(`  ${lastError.slice(0, 200)} (see ${backendLog(settings)})`);
  });
  await services.add(backend.stop);
  const crashed = backend.exited.then(code => {
    throw new StartError(
      `The backend stopped (exit code ${code})${
        lastError ? `: ${lastError.slice(0, 300)}` : ''
      }.`,
      `Its log is ${backendLog(settings)}.`,
    );
  });
  await Promise.race([crashed, waitForPortal(url, settings, server, secrets)]);
  crashed.catch(() => undefined);

  return {
    url,
    personas: personas.map(persona => ({
      ...persona,
      password: secrets.personas[persona.name],
    })),
    server,
    personasFile,
    repositoriesFolder: repositoriesFolder(settings),
    repositoriesUrl: `http://localhost:${settings.ports.repositories}/repositories`,
    backendExited: backend.exited,
    stop: () => services.stop(),
  };
}

function repositoriesFolder({ dataFolder }: PortalSettings): string {
  return path.join(dataFolder, 'repositories');
}

async function startPostgres(
  settings: PortalSettings,
  secrets: Secrets,
): Promise<PostgresServer> {
  const { dataFolder, databaseUrl, ports } = settings;
  if (databaseUrl) {
    return useExternalPostgres(databaseUrl);
  }
  const postgres = await EmbeddedPostgres.prepare({
    folder: path.join(dataFolder, 'postgres'),
    dataFolder,
    port: ports.postgres,
    password: secrets.postgres,
    durable: true,
  });
  await requireFreePorts(ports, ['postgres']);
  return postgres.start();
}

async function waitForPortal(
  url: string,
  settings: PortalSettings,
  server: PostgresServer,
  secrets: Secrets,
): Promise<void> {
  if (!(await waitUntil(() => isBackendReady(url), READY_TIMEOUT_MS))) {
    throw new StartError(
      'The backend does not get ready.',
      `Its log is ${backendLog(settings)}.`,
    );
  }
  const catalog = { ...server, user: PORTAL, password: secrets.portal };
  let missing: string[] = [];
  const complete = await waitUntil(async () => {
    missing = await missingProducts(catalog);
    return missing.length === 0;
  }, CATALOG_TIMEOUT_MS);
  if (!complete) {
    throw new StartError(
      `The marketplace does not show these example products: ${missing.join(
        ', ',
      )}.`,
      `See ${backendLog(settings)} for the reason.`,
    );
  }
}

function reportLoad(reporter: Reporter): LoadProgress {
  return ({ table, rows, expectedRows, done }) => {
    if (done) {
      reporter.progress(undefined);
      reporter.say(`  ${table}: ${rows.toLocaleString('en')} rows`);
    } else if (expectedRows) {
      const percent = Math.floor((100 * rows) / expectedRows);
      reporter.progress(
        `  ${table}: ${rows.toLocaleString('en')} rows (${percent} %)`,
      );
    }
  };
}

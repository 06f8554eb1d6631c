import express from 'express';
import { LoopbackServer, startLoopbackServer } from '../http';
import { serveFolder } from './serveFolder';

/** What the repository host serves. */
export type RepositoryHostOptions = {
  /** The repository of the example mesh, at `/examples/`. */
  examplesFolder: string;
  /** The repositories that templates made, at `/repositories/`. */
  repositoriesFolder: string;
};

/**
 * Starts the stand-in for a git host: files of the example repositories, over
 * HTTP and to read only.
 */
export async function startRepositoryHost(
  options: RepositoryHostOptions & { port: number },
): Promise<LoopbackServer> {
  return startLoopbackServer(createRepositoryHost(options), options.port);
}

/** The repository host as an application, without a port. */
export function createRepositoryHost(
  options: RepositoryHostOptions,
): express.Express {
  const app = express();
  app.disable('x-powered-by');
  app.use((request, response, next) => {
    response.set({
      'cache-control': 'no-cache',
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      'x-content-type-options': 'nosniff',
    });
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.set('allow', 'GET, HEAD').status(405).type('text');
      response.send('This host is read-only.\n');
      return;
    }
    next();
  });
  app.use('/examples', serveFolder(options.examplesFolder));
  app.use('/repositories', serveFolder(options.repositoriesFolder));
  app.use((_request, response) => {
    response.status(404).type('text').send('Not found\n');
  });
  return app;
}

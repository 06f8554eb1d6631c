import http from 'node:http';
import { LOOPBACK } from '../settings';

/** An HTTP server on this machine's loopback address. */
export type LoopbackServer = { stop(): Promise<void> };

/**
 * Serves an application to this machine only. Requests for another host are
 * refused: a web page on the internet could otherwise point its own name here.
 *
 * @param handler - the application
 * @param port - port to listen on
 */
export async function startLoopbackServer(
  handler: http.RequestListener,
  port: number,
): Promise<LoopbackServer> {
  const server = http.createServer((request, response) => {
    if (!isLoopbackHost(request.headers.host)) {
      response.writeHead(403, { 'content-type': 'text/plain' });
      response.end('This server answers to localhost only.\n');
      return;
    }
    handler(request, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, LOOPBACK, resolve);
  });
  return {
    stop: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/**
 * Whether a Host header names this machine.
 */
export function isLoopbackHost(host: string | undefined): boolean {
  return /^(localhost|127\.0\.0\.1)(:\d+)?$/i.test(host ?? '');
}

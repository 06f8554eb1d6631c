import net from 'node:net';
import { StartError } from './StartError';
import { PortalPorts, portsFrom } from './settings';

/** Only this machine can reach what the development services serve. */
export const LOOPBACK = '127.0.0.1';

const NAMES: Record<keyof PortalPorts, string> = {
  portal: 'the portal',
  signIn: 'the sign-in provider',
  repositories: 'the repository host',
  postgres: 'PostgreSQL',
};

/**
 * Makes sure that the ports of a service are free.
 *
 * @param ports - the ports of the portal
 * @param services - which of them to look at
 * @throws StartError naming the port that is taken
 */
export async function requireFreePorts(
  ports: PortalPorts,
  services: (keyof PortalPorts)[],
): Promise<void> {
  for (const service of services) {
    if (!(await isFree(ports[service]))) {
      throw portTaken(ports, service);
    }
  }
}

/**
 * The error for a port another program uses.
 */
export function portTaken(
  ports: PortalPorts,
  service: keyof PortalPorts,
): StartError {
  return new StartError(
    `Port ${ports[service]}, meant for ${NAMES[service]}, is already in use.`,
    `Stop the program that uses it, or choose other ports: MESHPORT_PORT=${otherPort(
      ports.portal,
    )} npm start.`,
  );
}

/**
 * A port nobody listens on at this moment.
 */
export async function freePort(): Promise<number> {
  const server = net.createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, LOOPBACK, resolve);
  });
  const address = server.address();
  await new Promise(resolve => server.close(resolve));
  if (!address || typeof address === 'string') {
    throw new Error('The system gave no port');
  }
  return address.port;
}

/**
 * A free port with three free ones after it, for a portal beside others.
 */
export async function freeFirstPort(): Promise<number> {
  for (;;) {
    const first = await freePort();
    const ports = portsFrom(first);
    const services: (keyof PortalPorts)[] = [
      'signIn',
      'repositories',
      'postgres',
    ];
    const free = await Promise.all(services.map(name => isFree(ports[name])));
    if (ports.postgres < 65536 && free.every(Boolean)) {
      return first;
    }
  }
}

function otherPort(port: number): number {
  return port + 100 <= 65532 ? port + 100 : port - 100;
}

async function isFree(port: number): Promise<boolean> {
  const server = net.createServer();
  return new Promise(resolve => {
    server.once('error', () => resolve(false));
    server.listen(port, LOOPBACK, () => server.close(() => resolve(true)));
  });
}

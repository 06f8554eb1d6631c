import net, { AddressInfo } from 'node:net';
import { freePort, LOOPBACK, portTaken, requireFreePorts } from './ports';
import { portsFrom } from './settings';

describe('ports', () => {
  it('names the port that is taken, its service and the remedy', async () => {
    const server = net.createServer();
    await new Promise<void>(resolve => server.listen(0, LOOPBACK, resolve));
    const taken = (server.address() as AddressInfo).port;
    const ports = { ...portsFrom(7007), signIn: taken };

    await expect(requireFreePorts(ports, ['signIn'])).rejects.toThrow(
      `Port ${taken}, meant for the sign-in provider, is already in use. Stop the program that uses it, or choose other ports: MESHPORT_PORT=7107 npm start.`,
    );

    await new Promise(resolve => server.close(resolve));
    await expect(requireFreePorts(ports, ['signIn'])).resolves.toBeUndefined();
  });

  it('proposes a port that exists', () => {
    expect(portTaken(portsFrom(65500), 'portal').message).toContain(
      'MESHPORT_PORT=65400',
    );
  });

  it('finds a free port', async () => {
    const port = await freePort();
    const ports = { ...portsFrom(7007), postgres: port };
    await expect(
      requireFreePorts(ports, ['postgres']),
    ).resolves.toBeUndefined();
  });
});

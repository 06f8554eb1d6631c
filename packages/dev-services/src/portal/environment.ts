import path from 'node:path';
import { PostgresServer } from '../postgres';
import { Secrets } from '../secrets';
import { PortalPorts, PortalSettings } from '../settings';
import { PORTAL, PROVISIONER, WAREHOUSE } from '../warehouse';

/** Address of the portal, for browsers. */
export function portalUrl(ports: PortalPorts): string {
  return `http://localhost:${ports.portal}`;
}

/**
 * The variables `app-config.yaml` reads, for the processes of one portal.
 */
export function portalEnvironment(
  settings: PortalSettings,
  server: PostgresServer,
  secrets: Secrets,
): Record<string, string> {
  const { ports, dataFolder } = settings;
  return {
    NODE_ENV: 'development',
    MESHPORT_PORT: String(ports.portal),
    MESHPORT_SIGN_IN_URL: `http://localhost:${ports.signIn}`,
    MESHPORT_OIDC_METADATA_URL: `http://localhost:${ports.signIn}/.well-known/openid-configuration`,
    MESHPORT_OIDC_CLIENT_SECRET: secrets.signInClient,
    MESHPORT_REPOSITORY_PORT: String(ports.repositories),
    MESHPORT_REPOSITORY_URL: `http://localhost:${ports.repositories}`,
    MESHPORT_REPOSITORY_FOLDER: path.join(dataFolder, 'repositories'),
    MESHPORT_BACKEND_SECRET: secrets.backend,
    MESHPORT_POSTGRES_HOST: server.host,
    MESHPORT_POSTGRES_PORT: String(server.port),
    MESHPORT_POSTGRES_USER: PORTAL,
    MESHPORT_POSTGRES_PASSWORD: secrets.portal,
    MESHPORT_WAREHOUSE_HOST: server.host,
    MESHPORT_WAREHOUSE_PORT: String(server.port),
    MESHPORT_WAREHOUSE_USER: PROVISIONER,
    MESHPORT_WAREHOUSE_PASSWORD: secrets.provisioner,
    MESHPORT_WAREHOUSE_DATABASE: WAREHOUSE,
  };
}

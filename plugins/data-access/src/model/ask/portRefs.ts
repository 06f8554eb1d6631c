import { PortRef } from '@meshport/backstage-plugin-data-access-common';
import { z } from 'zod';

/** The most ports that can be asked for at once. */
export const MOST_PORTS = 50;

/** What comes from an address or a storage is parsed like other outside data. */
export const portRefSchema = z.object({
  product: z.string().min(1),
  port: z.string().min(1),
  version: z.string().min(1),
});

/** A text that is the same for the same port only. */
export function portKey({ product, port, version }: PortRef): string {
  return JSON.stringify([product, port, version]);
}

/** The ports, each once, in the order of their first coming. */
export function distinctPorts(ports: readonly PortRef[]): PortRef[] {
  return [...new Map(ports.map(port => [portKey(port), port])).values()];
}

/**
 * Reads the ports that an address names: `product`, `port` and `version`,
 * repeated for each of them.
 *
 * @returns at most {@link MOST_PORTS}; incomplete ones are left out
 */
export function portsInAddress(params: URLSearchParams): PortRef[] {
  const names = params.getAll('port');
  const versions = params.getAll('version');
  const found = params.getAll('product').flatMap((product, index) => {
    const parsed = portRefSchema.safeParse({
      product,
      port: names[index],
      version: versions[index],
    });
    return parsed.success ? [parsed.data] : [];
  });
  return distinctPorts(found).slice(0, MOST_PORTS);
}

/** Writes ports as {@link portsInAddress} reads them. */
export function addressOfPorts(ports: readonly PortRef[]): URLSearchParams {
  const params = new URLSearchParams();
  for (const { product, port, version } of ports) {
    params.append('product', product);
    params.append('port', port);
    params.append('version', version);
  }
  return params;
}

import fc from 'fast-check';
import { FLIGHTS, FOUNDATIONS } from '../mesh';

const soon = () => new Date(Date.now() + 86_400_000).toISOString();

/** What means something in the mesh, by the name of a field. */
const HINTS: Record<string, string[]> = {
  product: [FLIGHTS],
  products: [FLIGHTS],
  contracts: ['datacontract:default/flights-contract'],
  port: ['port-7', 'port-8'],
  version: ['1.0.0'],
  duration: ['P1D', 'PT1H'],
  holder: ['user:default/chen', 'group:default/safety', FLIGHTS],
  to: ['user:default/nora'],
  domain: ['domain:default/flight-operations'],
  domains: ['domain:default/flight-operations'],
  owners: ['group:default/flight-operations'],
  scorecard: [FOUNDATIONS],
  checkId: ['support'],
  namespace: ['default'],
  name: ['flights', 'flights-contract', 'mesh-foundations'],
  platform: ['warehouse'],
  format: ['odcs', 'odps-bitol', 'json-schema'],
  level: ['bronze'],
  levels: ['bronze'],
  source: ['scanner'],
  kind: ['DataProduct', 'Scorecard'],
  since: ['2026-01-01'],
  from: ['2026-01-01T00:00:00.000Z'],
  cursor: [],
};

/** Text as somebody who knows the mesh would send it. */
export function meaningfulText(
  name: string,
  { format }: { format?: unknown },
): fc.Arbitrary<string> {
  const hints = HINTS[name] ?? [];
  if (format === 'date-time') {
    return fc.constant(null).map(soon);
  }
  if (format === 'date') {
    return fc.constant(null).map(() => soon().slice(0, 10));
  }
  return hints.length > 0
    ? fc.constantFrom(...hints)
    : fc.constantFrom('a', 'flights', 'a study');
}

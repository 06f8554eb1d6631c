import { NotFoundError } from '@backstage/errors';
import {
  AccessChange,
  AccessEvidence,
  DataPlatform,
} from '@meshport/backstage-plugin-data-platform-node';

/** The port that is read without a grant. */
const DRIFTING = 'port-0';

/** An engine that does at once whatever it is told. */
export class AgreeingPlatform implements DataPlatform {
  readonly id = 'warehouse';
  readonly title = 'Warehouse';
  readonly type = 'agreeing';

  /** Login roles that can read one of the ports without a grant. */
  readonly strangers: string[] = [];

  readonly access: DataPlatform['access'] = {
    capabilities: { columns: true, rows: true, masks: ['null'], until: true },
    change: async changes => changes.map(outcomeOf),
    verify: async items =>
      items.map(item => outcomeOf({ type: 'grant', item })),
    effective: async ({ port }) =>
      (port === DRIFTING ? this.strangers : []).map(principal => ({
        id: principal,
        principal,
        path: 'a right given by hand',
        kind: 'unmanaged',
        withdrawable: true,
      })),
    withdraw: async () => {},
    retire: async () => [],
    connection: () => ({ properties: [] }),
    describe: () => 'SELECT',
  };

  async listTables() {
    return [];
  }

  async describe(location: Record<string, string>) {
    return { location, title: 'Flights', type: 'table' as const, columns: [] };
  }

  async measure(): Promise<never> {
    throw new NotFoundError('There is nothing to measure');
  }

  owners() {
    return undefined;
  }

  async close() {}
}

function outcomeOf({ type, item }: AccessChange): { evidence: AccessEvidence } {
  return {
    evidence: {
      state: type === 'grant' ? 'present' : 'absent',
      checkedAt: new Date().toISOString(),
      summary: type,
      until: item.until,
      details: {},
    },
  };
}

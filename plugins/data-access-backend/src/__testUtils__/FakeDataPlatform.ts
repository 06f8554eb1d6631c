import { InputError, toError } from '@backstage/errors';
import {
  AccessChange,
  AccessEvidence,
  AccessItem,
  AccessOutcome,
  AccessPort,
  ConnectionInfo,
  DataPlatform,
  DataPlatforms,
  EffectiveReader,
} from '@meshport/backstage-plugin-data-platform-node';

type Call = 'grant' | 'revoke' | 'verify';

interface Right {
  item: AccessItem;
  until?: string;
}

/** An engine in memory that keeps rights, and can be made to fail. */
export class FakeDataPlatform implements DataPlatform {
  readonly id = 'warehouse';
  readonly title = 'Warehouse';
  readonly type = 'fake';
  readonly calls: { call: Call; principal: string; until?: string }[] = [];
  /** How many changes came at once, one number for each call. */
  readonly batches: number[] = [];
  /** Thrown by every call while set. */
  fault: Error | undefined;
  /** Why the right of a principal cannot be changed, while set. */
  readonly faultsOf = new Map<string, Error>();
  /** Someone can read by another path than the managed right. */
  otherPath = false;
  /** Run in the middle of every change, before it has an effect. */
  duringChange: (() => Promise<void>) | undefined;
  /** Who may offer any location; not configured at first. */
  locationOwners: string[] | undefined;
  /** The same for single tables. */
  readonly tableOwners = new Map<string, string[]>();
  /** Readers by other paths than managed rights. */
  readonly strangers: EffectiveReader[] = [];
  /** Ports whose rights were torn down. */
  readonly retired: AccessPort[] = [];
  readonly #rights = new Map<string, Right>();

  readonly access = {
    capabilities: {
      columns: true,
      rows: true,
      masks: ['null', 'hash', 'year'] as const,
      until: true,
    },
    change: async (changes: readonly AccessChange[]) => {
      this.batches.push(changes.length);
      const outcomes: AccessOutcome[] = [];
      for (const { type, item } of changes) {
        outcomes.push(
          await this.#outcome(item, () => this.#change(type, item)),
        );
      }
      return outcomes;
    },
    verify: async (items: readonly AccessItem[]) => {
      const outcomes: AccessOutcome[] = [];
      for (const item of items) {
        outcomes.push(
          await this.#outcome(item, async () => this.#called('verify', item)),
        );
      }
      return outcomes;
    },
    effective: async (port: AccessPort): Promise<EffectiveReader[]> => {
      this.#fail();
      const managed = [...this.#rights.values()]
        .filter(({ item }) => portKey(item) === portKey(port))
        .map(({ item, until }): EffectiveReader => {
          const { location, principal, ...shown } = item;
          return {
            id: keyOf(item),
            principal,
            path: 'a managed right',
            kind: 'managed',
            item: shown,
            ...(until && { until }),
            withdrawable: false,
          };
        });
      return [...managed, ...this.strangers];
    },
    withdraw: async (_port: AccessPort, readerId: string): Promise<void> => {
      this.#fail();
      const index = this.strangers.findIndex(({ id }) => id === readerId);
      if (index >= 0) {
        this.strangers.splice(index, 1);
      }
    },
    retire: async (port: AccessPort): Promise<string[]> => {
      this.#fail();
      this.retired.push(port);
      for (const [key, { item }] of this.#rights) {
        if (portKey(item) === portKey(port)) {
          this.#rights.delete(key);
        }
      }
      return [`the rights of ${port.port}`];
    },
    connection: (item: AccessItem): ConnectionInfo => ({
      properties: [
        { label: 'Host', value: 'warehouse.example' },
        { label: 'User', value: item.principal },
      ],
      statement: `select * from ${item.location.schema}.${item.location.table}`,
    }),
    describe: ({ filter, location }: Omit<AccessItem, 'principal'>) =>
      `SELECT on ${filter?.columns ? `${filter.columns.join(', ')} of ` : ''}${
        location.schema
      }.${location.table}`,
  };

  /** Whether the engine lets the principal read the port this moment. */
  canRead(principal: string, port: string): boolean {
    return this.rightsOf(principal, port).some(
      ({ until }) => !until || Date.parse(until) > Date.now(),
    );
  }

  /** The rights of a principal on a port, over ones included. */
  rightsOf(principal: string, port: string): Right[] {
    return [...this.#rights.values()].filter(
      ({ item }) => item.port === port && item.principal === principal,
    );
  }

  /** As an administrator of the engine would, behind the portal's back. */
  dropMemberships(): void {
    this.#rights.clear();
  }

  /** The same for one right that nobody asked for. */
  put(item: AccessItem): void {
    this.#rights.set(keyOf(item), { item, until: item.until });
  }

  async listTables() {
    return [];
  }

  async describe(): Promise<never> {
    throw new InputError('The fake engine describes no tables');
  }

  async measure(): Promise<never> {
    throw new InputError('The fake engine measures no tables');
  }

  owners({ table }: Record<string, string>) {
    return this.tableOwners.get(table) ?? this.locationOwners;
  }

  async close() {}

  async #change(type: 'grant' | 'revoke', item: AccessItem): Promise<void> {
    this.#called(type, item);
    await this.duringChange?.();
    if (type === 'revoke') {
      this.#rights.delete(keyOf(item));
    } else {
      const { until, ...right } = item;
      this.#rights.set(keyOf(item), { item: right, until });
    }
  }

  async #outcome(
    item: AccessItem,
    work: () => Promise<void>,
  ): Promise<AccessOutcome> {
    try {
      await work();
      return { evidence: this.#evidence(item) };
    } catch (error) {
      return { error: toError(error) };
    }
  }

  #called(call: Call, item: AccessItem): void {
    this.calls.push({
      call,
      principal: item.principal,
      ...(item.until && { until: item.until }),
    });
    this.#fail(item.principal);
  }

  #fail(principal?: string): void {
    const fault = this.fault ?? this.faultsOf.get(principal ?? '');
    if (fault) {
      throw fault;
    }
  }

  #evidence(item: AccessItem): AccessEvidence {
    const right = this.#rights.get(keyOf(item));
    const managed = right ? 'present' : 'absent';
    return {
      state: this.otherPath ? 'differs' : managed,
      checkedAt: new Date().toISOString(),
      summary: this.otherPath
        ? `${item.principal} can read by another path`
        : `${item.principal} ${right ? 'can' : 'cannot'} read`,
      ...(right?.until && { until: right.until }),
      details: { member: right !== undefined },
    };
  }
}

/** The configured platforms of a backend with the one given. */
export function platformsOf(platform: DataPlatform): DataPlatforms {
  return {
    list: () => [platform],
    get: () => platform,
  };
}

function portKey({ product, port, version }: AccessPort): string {
  return JSON.stringify([product, port, version.split('.')[0]]);
}

function keyOf(item: AccessItem): string {
  const { principal, filter, masks } = item;
  return JSON.stringify([portKey(item), principal, filter, masks]);
}

import { InputError } from '@backstage/errors';
import {
  AccessEvidence,
  AccessItem,
  ConnectionInfo,
  DataPlatform,
  DataPlatforms,
} from '@meshport/backstage-plugin-data-platform-node';

type Call = 'grant' | 'revoke' | 'verify';

/** An engine in memory that keeps memberships, and can be made to fail. */
export class FakeDataPlatform implements DataPlatform {
  readonly id = 'warehouse';
  readonly title = 'Warehouse';
  readonly type = 'fake';
  readonly calls: { call: Call; principal: string }[] = [];
  /** Thrown by every call while set. */
  fault: Error | undefined;
  /** Someone can read by another path than the managed right. */
  otherPath = false;
  /** Run in the middle of every change, before it has an effect. */
  duringChange: (() => Promise<void>) | undefined;
  /** Who may offer any location; not configured at first. */
  locationOwners: string[] | undefined;
  readonly #members = new Set<string>();

  readonly access = {
    grant: async (item: AccessItem) => {
      await this.#change('grant', item);
      this.#members.add(keyOf(item));
      return this.#evidence(item);
    },
    revoke: async (item: AccessItem) => {
      await this.#change('revoke', item);
      this.#members.delete(keyOf(item));
      return this.#evidence(item);
    },
    verify: async (item: AccessItem) => {
      this.#called('verify', item);
      return this.#evidence(item);
    },
    connection: (item: AccessItem): ConnectionInfo => ({
      properties: [
        { label: 'Host', value: 'warehouse.example' },
        { label: 'User', value: item.principal },
      ],
      statement: `select * from ${item.location.schema}.${item.location.table}`,
    }),
  };

  canRead(principal: string, port: string): boolean {
    return [...this.#members].some(key => {
      const [, name, , member] = JSON.parse(key);
      return name === port && member === principal;
    });
  }

  /** As an administrator of the engine would, behind the portal's back. */
  dropMemberships(): void {
    this.#members.clear();
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

  owners() {
    return this.locationOwners;
  }

  async close() {}

  async #change(call: Call, item: AccessItem): Promise<void> {
    this.#called(call, item);
    await this.duringChange?.();
  }

  #called(call: Call, item: AccessItem): void {
    this.calls.push({ call, principal: item.principal });
    if (this.fault) {
      throw this.fault;
    }
  }

  #evidence(item: AccessItem): AccessEvidence {
    const member = this.#members.has(keyOf(item));
    const managed = member ? 'present' : 'absent';
    return {
      state: this.otherPath ? 'differs' : managed,
      checkedAt: new Date().toISOString(),
      summary: this.otherPath
        ? `${item.principal} can read by another path`
        : `${item.principal} ${member ? 'can' : 'cannot'} read`,
      details: { member },
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

function keyOf(item: AccessItem): string {
  const major = item.version.split('.')[0];
  return JSON.stringify([item.product, item.port, major, item.principal]);
}

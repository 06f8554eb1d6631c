import { AccessItem } from '@meshport/backstage-plugin-data-platform-node';
import {
  OneByOne,
  oneByOne,
} from '@meshport/backstage-plugin-data-platform-node/testUtils';
import { portViewOf } from '../access/names/PortView';
import { portKeyOf, readerRoleOf } from '../access/names/ReaderRole';
import { PostgresDataPlatform } from '../PostgresDataPlatform';
import { TestWarehouse } from './TestWarehouse';

export const FLIGHTS = { schema: 'flights', table: 'flights' };
export const ARCHIVE = { schema: 'archive', table: 'flights' };

/** A warehouse with two tables and an ordinary consumer. */
class FlightsWarehouse {
  #prepared:
    | { warehouse: TestWarehouse; platform: PostgresDataPlatform; chen: string }
    | undefined;
  #ports = 0;

  async prepare(): Promise<void> {
    const warehouse = await TestWarehouse.create();
    await warehouse.run(`
      CREATE SCHEMA flights AUTHORIZATION ${warehouse.owner};
      CREATE TABLE flights.flights (origin text, delay integer);
      ALTER TABLE flights.flights OWNER TO ${warehouse.owner};
      INSERT INTO flights.flights SELECT 'ABE', n FROM generate_series(1, 1000) n;
      CREATE SCHEMA archive AUTHORIZATION ${warehouse.owner};
      CREATE TABLE archive.flights (origin text);
      ALTER TABLE archive.flights OWNER TO ${warehouse.owner};`);
    this.#prepared = {
      warehouse,
      platform: warehouse.platform(),
      chen: await warehouse.createConsumer('chen'),
    };
  }

  async close(): Promise<void> {
    await this.#prepared?.warehouse.close();
  }

  get warehouse(): TestWarehouse {
    return this.#prepared!.warehouse;
  }

  get platform(): PostgresDataPlatform {
    return this.#prepared!.platform;
  }

  /** Changes and reads rights one at a time, and throws what fails. */
  get access(): OneByOne {
    return oneByOne(this.platform.access);
  }

  /** The consumer's login role. */
  get chen(): string {
    return this.#prepared!.chen;
  }

  /** A right for a port that no other test uses. */
  newItem(fields?: Partial<AccessItem>): AccessItem {
    this.#ports += 1;
    return {
      product: 'dataproduct:default/flights',
      port: `port-${this.#ports}`,
      version: '1.0.0',
      location: FLIGHTS,
      principal: this.chen,
      ...fields,
    };
  }

  /** The role that reads the view of the item's right. */
  roleOf(item: AccessItem): string {
    return this.viewOf(item).role.name;
  }

  /** The name by which the item's principal reads. */
  nameOf(item: AccessItem): string {
    return `meshport.${this.viewOf(item).name}`;
  }

  viewOf(item: AccessItem) {
    return portViewOf(portKeyOf(this.warehouse.platformId, item), item);
  }

  /** The role that reads the table itself, by which rules are measured. */
  readerOf(item: AccessItem): string {
    return readerRoleOf(this.warehouse.platformId, item).name;
  }

  membershipsOf(item: AccessItem) {
    return this.warehouse.run(
      `SELECT m.grantor::regrole::text AS grantor, m.admin_option AS admin,
              m.inherit_option AS inherit, m.set_option AS set
         FROM pg_auth_members m
         JOIN pg_roles r ON r.oid = m.roleid AND r.rolname = $1
         JOIN pg_roles p ON p.oid = m.member AND p.rolname = $2`,
      [this.roleOf(item), item.principal],
    );
  }

  /**
   * A right as it was given before there were views: a membership in the role
   * that reads the table itself.
   */
  async giveOlderRight(item: AccessItem): Promise<void> {
    const { principal: _, ...port } = item;
    await this.platform.measure({
      port,
      rules: [
        {
          key: 'count',
          rule: {
            type: 'sql',
            query: 'SELECT count(*) FROM {object}',
            mustBe: 0,
          },
        },
      ],
    });
    const provisioner = await this.warehouse.connect(
      this.warehouse.provisioner,
    );
    await provisioner.query(
      `GRANT ${this.readerOf(item)} TO ${
        item.principal
      } WITH INHERIT TRUE, SET FALSE, ADMIN FALSE`,
    );
    await provisioner.end();
  }

  /** Makes the item's role and view without giving anyone the right. */
  async prepareRole(item: AccessItem): Promise<void> {
    await this.access.grant(item);
    await this.access.revoke(item);
  }
}

/** Prepares a warehouse before the tests of a block and removes it after. */
export function useFlightsWarehouse(): FlightsWarehouse {
  const mesh = new FlightsWarehouse();
  // The server may be shared with other tests.
  jest.setTimeout(60_000);
  beforeAll(() => mesh.prepare(), 60_000);
  afterAll(() => mesh.close(), 60_000);
  return mesh;
}

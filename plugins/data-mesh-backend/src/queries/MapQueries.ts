import {
  Classification,
  highestClassification,
  MapDomain,
  MapProduct,
  MeshMap,
  OutputPort,
} from '@meshport/backstage-plugin-data-mesh-common';
import { Knex } from 'knex';
import { VisibleRefs } from '../visibility/CatalogVisibility';
import { onlyVisible } from './conditions';

interface MapProductRow extends Omit<MapProduct, 'ports' | 'level'> {
  level: string | null;
  level_title: string | null;
}

interface PortRow {
  product_ref: string;
  name: string;
  version: string;
  item: string;
  classification: Classification | null;
}

interface FlowRow {
  from_ref: string;
  to_ref: string;
  port: string | null;
  port_version: string | null;
}

interface TitleRow {
  ref: string;
  title: string;
  parent_ref: string | null;
}

/**
 * Draws up the whole mesh from its index.
 * @internal
 */
export class MapQueries {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /**
   * The products that the caller may see, what flows between them, and their
   * domains with those above.
   */
  async read(visible: VisibleRefs): Promise<MeshMap> {
    const knex = this.#knex;
    const [products, ports, flows, titles] = await Promise.all([
      onlyVisible(knex, knex('products'), 'ref', 'products', visible)
        .select('ref', 'title', 'domain', 'lifecycle', 'level', 'level_title')
        .orderBy('ref') as Promise<MapProductRow[]>,
      onlyVisible(knex, knex('ports'), 'product_ref', 'products', visible)
        .leftJoin('contracts', 'contracts.ref', 'ports.contract_ref')
        .select(
          'ports.product_ref',
          'ports.name',
          'ports.version',
          'ports.item',
          'contracts.classification',
        )
        .orderBy(['ports.product_ref', 'ports.position']) as Promise<PortRow[]>,
      onlyVisible(knex, knex('flows'), 'to_ref', 'products', visible)
        .select('from_ref', 'to_ref', 'port', 'port_version')
        .orderBy(['to_ref', 'input_port']) as Promise<FlowRow[]>,
      knex<TitleRow>('titles').where('ref', 'like', 'domain:%').select(),
    ]);
    const shown = new Set(products.map(({ ref }) => ref));
    const portsOf = groupBy(ports, port => port.product_ref);
    return {
      domains: domainsOf(
        products.map(({ domain }) => domain),
        titles,
      ),
      products: products.map(({ level, level_title: title, ...product }) => ({
        ...product,
        ...(level !== null && {
          level: { name: level, title: title ?? level },
        }),
        ports: (portsOf.get(product.ref) ?? []).map(toPort),
      })),
      flows: flows.filter(flow => shown.has(flow.from_ref)).map(toFlow),
    };
  }
}

/** A port is at least as sensitive as the columns of its contract. */
function toPort(row: PortRow): MapProduct['ports'][number] {
  const port: OutputPort = JSON.parse(row.item);
  return {
    name: row.name,
    version: row.version,
    type: port.type,
    classification: highestClassification([
      port.classification,
      row.classification ?? undefined,
    ]),
  };
}

function toFlow(row: FlowRow): MeshMap['flows'][number] {
  return {
    from: row.from_ref,
    port: row.port ?? undefined,
    portVersion: row.port_version ?? undefined,
    to: row.to_ref,
  };
}

/** The domains named and all above them, by their refs. */
function domainsOf(named: string[], rows: TitleRow[]): MapDomain[] {
  const known = new Map(rows.map(row => [row.ref, row]));
  const domains = new Map<string, MapDomain>();
  for (const start of named) {
    let ref: string | null | undefined = start;
    // Also ends in a circle of domains, which the catalog does not forbid.
    while (ref && !domains.has(ref)) {
      const row: TitleRow | undefined = known.get(ref);
      domains.set(ref, {
        ref,
        title: row?.title ?? ref,
        parent: row?.parent_ref ?? undefined,
      });
      ref = row?.parent_ref;
    }
  }
  return [...domains.values()].sort((a, b) => a.ref.localeCompare(b.ref));
}

function groupBy<Item>(
  items: Item[],
  keyOf: (item: Item) => string,
): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) {
      group.push(item);
    } else {
      groups.set(keyOf(item), [item]);
    }
  }
  return groups;
}

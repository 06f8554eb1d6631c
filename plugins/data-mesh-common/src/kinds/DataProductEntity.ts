import { Entity } from '@backstage/catalog-model';
import { MESHPORT_API_VERSION } from './apiVersion';
import { Classification } from './classification';

/**
 * What a data product is in the mesh: close to a source system, combined from
 * other products, or shaped for one use.
 * @public
 */
export const DATA_PRODUCT_TYPES = [
  'source-aligned',
  'aggregate',
  'consumer-aligned',
] as const;

/** @public */
export type DataProductType = (typeof DATA_PRODUCT_TYPES)[number];

/**
 * The life of a data product, in order. A retired product takes no requests.
 * @public
 */
export const DATA_PRODUCT_LIFECYCLES = [
  'proposed',
  'experimental',
  'production',
  'deprecated',
  'retired',
] as const;

/** @public */
export type DataProductLifecycle = (typeof DATA_PRODUCT_LIFECYCLES)[number];

/**
 * What an output port delivers.
 * @public
 */
export const OUTPUT_PORT_TYPES = ['table', 'topic', 'file', 'api'] as const;

/** @public */
export type OutputPortType = (typeof OUTPUT_PORT_TYPES)[number];

/**
 * Where a data product takes data from: exactly one of an output port of
 * another product, or a Resource.
 * @public
 */
export type InputPort = {
  name: string;
  /** Entity ref of the product that is read; default kind DataProduct. */
  product?: string;
  /** Name of the output port that is read, with `product`. */
  port?: string;
  /** Version of the output port that is read, with `product`. */
  version?: string;
  /** Entity ref of a Resource that is read instead of a product. */
  resource?: string;
  description?: string;
};

/**
 * The rules under which a port may be asked for.
 * @public
 */
export type PortAccessPolicy = {
  /**
   * Entity refs of the users and groups who decide; the product's owner when
   * empty. Default kind Group.
   */
  approvers?: string[];
  /** The purposes a requester may choose from; any text when empty. */
  purposes?: string[];
  /** ISO 8601 duration; the longest time a right may last. Default P90D. */
  longestDuration?: string;
};

/**
 * What a data product offers. Its key within the product is name and version,
 * as in Bitol ODPS 1.0.
 * @public
 */
export type OutputPort = {
  name: string;
  /** Semantic version of the port, e.g. `1.2.0`. */
  version: string;
  type: OutputPortType;
  description?: string;
  /** Id of a configured data platform. */
  platform?: string;
  /** Where in the platform, e.g. `{ schema: 'flights', table: 'flights' }`. */
  location?: Record<string, string>;
  /** Entity ref of the DataContract; default kind DataContract. */
  contract?: string;
  classification: Classification;
  access?: PortAccessPolicy;
};

/** @public */
export type ManagementPort = {
  name: string;
  content: 'discoverability' | 'observability' | 'control' | 'dictionary';
  type?: 'rest' | 'topic';
  url?: string;
  channel?: string;
  description?: string;
};

/** @public */
export type SupportChannel = {
  channel: string;
  url?: string;
  description?: string;
  tool?: string;
};

/**
 * Until when a deprecated product is kept and what takes its place.
 * @public
 */
export type Deprecation = {
  /** ISO 8601 date, e.g. `2027-03-31`: the last day of support. */
  until?: string;
  /** Entity ref of the product that replaces it; default kind DataProduct. */
  replacedBy?: string;
  /** Why, and what its consumers should do. */
  reason?: string;
};

/**
 * A data product: the smallest unit of a data mesh that is deployed on its
 * own. Field names are those of the Bitol Open Data Product Standard 1.0 where
 * it has them.
 * @public
 */
export interface DataProductEntity extends Entity {
  apiVersion: typeof MESHPORT_API_VERSION;
  kind: 'DataProduct';
  spec: {
    type: DataProductType;
    lifecycle: DataProductLifecycle;
    /** Only with the lifecycle `deprecated` or `retired`. */
    deprecation?: Deprecation;
    /** Semantic version of the product. */
    version: string;
    owner: string;
    domain: string;
    system?: string;
    purpose?: string;
    inputPorts?: InputPort[];
    outputPorts?: OutputPort[];
    managementPorts?: ManagementPort[];
    /** Component refs: pipelines, APIs. */
    code?: string[];
    /** Resource refs: databases, schemas, buckets. */
    infrastructure?: string[];
    support?: SupportChannel[];
  };
}

/**
 * Tells whether an entity is a DataProduct of the version known here. The
 * shape of `spec` is what the catalog validated.
 * @public
 */
export function isDataProductEntity(
  entity: Entity,
): entity is DataProductEntity {
  return (
    entity.kind === 'DataProduct' && entity.apiVersion === MESHPORT_API_VERSION
  );
}

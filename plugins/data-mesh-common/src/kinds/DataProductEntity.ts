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
 * Decided by so many people out of those named, before the next step begins.
 * Who may decide is everyone whom one of the fields names.
 * @public
 */
export type ApprovalStep = {
  title?: string;
  /** Entity refs of users and groups. Default kind Group. */
  approvers?: string[];
  /** The product's owner. */
  owner?: boolean;
  /** The owner of the product's domain. */
  steward?: boolean;
  /**
   * Name of a role in the port's contract (ODCS `roles[].role`): its first
   * level approvers, and in a step of their own its second level approvers.
   */
  role?: string;
  /** How many different people have to approve. Default 1. */
  quorum?: number;
};

/**
 * Values of a column by which a right may be narrowed to some rows.
 * @public
 */
export type RowFilterOffer = {
  column: string;
  title?: string;
  /** The values to choose from; any when absent. */
  values?: string[];
};

/**
 * How a masked column is shown. `null`: without any value. `hash`: as a text
 * that is the same for the same value. `year`: the first day of its year.
 * @public
 */
export const COLUMN_MASKS = ['null', 'hash', 'year'] as const;

/** @public */
export type ColumnMask = {
  column: string;
  mask: (typeof COLUMN_MASKS)[number];
};

/**
 * Calendar periods at whose end rights may have to end, in UTC.
 * @public
 */
export const ACCESS_CADENCES = ['week', 'month', 'quarter', 'year'] as const;

/** @public */
export type AccessCadence = (typeof ACCESS_CADENCES)[number];

/**
 * A rule about requests for access, in CEL.
 * @public
 */
export type AccessRule = {
  /** Unique within the policy. */
  id: string;
  title: string;
  /** A CEL expression that is true when the rule applies. */
  when: string;
  /**
   * `approve`: nobody has to decide, unless another rule asks for a step.
   * `deny`: refused at once, whatever the other rules say. `require`: the
   * `step` is added after those of the port.
   */
  effect: 'approve' | 'deny' | 'require';
  /** For `require` only. */
  step?: ApprovalStep;
  /** Shown to the requester and kept with the decision. */
  reason: string;
};

/**
 * The rules under which a port may be asked for.
 * @public
 */
export type PortAccessPolicy = {
  /**
   * Entity refs of the users and groups who decide; the product's owner when
   * empty. Default kind Group. The short form of one step; not beside `steps`.
   */
  approvers?: string[];
  /** Who decides one after the other. */
  steps?: ApprovalStep[];
  /** The purposes a requester may choose from; any text when empty. */
  purposes?: string[];
  /** ISO 8601 duration; the longest time a right may last. Default P90D. */
  longestDuration?: string;
  /**
   * Rights end with such a period, so that renewals arrive together: with the
   * last one within the time asked for, or with the first when that is shorter.
   */
  endsWith?: AccessCadence;
  /** Terms of use to accept, in Markdown. */
  terms?: string;
  /** What a right may be narrowed to; not at all when absent. */
  narrowing?: {
    /** Whether a requester may choose columns. */
    columns?: boolean;
    rows?: RowFilterOffer[];
  };
  /** Columns nobody reads as they are through this port. */
  masks?: ColumnMask[];
  /** Rules of the product's owner for this port. */
  rules?: AccessRule[];
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

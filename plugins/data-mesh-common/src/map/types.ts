import { Classification, DataProductLifecycle, OutputPortType } from '../kinds';

/** @public */
export interface MapPort {
  name: string;
  version: string;
  type: OutputPortType;
  classification?: Classification;
}

/** @public */
export interface MapProduct {
  /** Entity ref. */
  ref: string;
  title: string;
  /** Entity ref. */
  domain: string;
  lifecycle: DataProductLifecycle;
  level?: { name: string; title: string };
  ports: MapPort[];
}

/**
 * A product reads an output port of another one.
 * @public
 */
export interface MapFlow {
  /** Entity ref of the product that is read. */
  from: string;
  /** The output port that is read, where the reader names it. */
  port?: string;
  portVersion?: string;
  /** Entity ref of the product that reads. */
  to: string;
}

/** @public */
export interface MapDomain {
  /** Entity ref. */
  ref: string;
  title: string;
  /** Entity ref of the domain it is part of. */
  parent?: string;
}

/**
 * The whole mesh, as far as the caller may see it. Flows whose other end may
 * not be seen are left out.
 * @public
 */
export interface MeshMap {
  domains: MapDomain[];
  products: MapProduct[];
  flows: MapFlow[];
}

/**
 * What the Meshport frontends share: references of the APIs that more than one
 * of them reads, hooks over the catalog, and the looks of levels, ports and
 * contracts.
 *
 * @packageDocumentation
 */

export * from './apis';
export * from './chips';
export * from './contract';
export * from './dialogs';
export * from './documents';
export * from './facts';
export * from './failures';
export * from './forms';
export * from './layout';
export * from './levels';
export * from './links';
export * from './live';
export * from './moments';
export * from './pages';
export * from './ports';
export * from './products';
export * from './table';

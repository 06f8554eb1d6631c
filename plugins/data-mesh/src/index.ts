/**
 * The marketplace of data products and their pages, for the old frontend
 * system. The new one takes the plugin from `./alpha`.
 *
 * @packageDocumentation
 */

export * from './lineage/relations';
export * from './plugin';
export * from './scaffolder/fieldExtensions';
export type { DataProductSearchResultListItemProps } from './search/DataProductSearchResultListItem';

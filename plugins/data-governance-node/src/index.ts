/**
 * Extension points of the data governance backend.
 *
 * @packageDocumentation
 */

export * from './extensions';
export * from './FactProvider';

/**
 * The backend of the data access plugin.
 *
 * @packageDocumentation
 */

export { dataAccessPlugin as default } from './plugin';

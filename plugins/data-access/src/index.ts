/**
 * Access requests, inbox and grants for Backstage, for the old frontend
 * system. The plugin for the new one is the default export of `./alpha`.
 *
 * @packageDocumentation
 */

export {
  DataAccessPage,
  dataAccessPlugin,
  EntityDataAccessContent,
} from './plugin';

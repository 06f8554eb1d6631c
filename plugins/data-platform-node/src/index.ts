/**
 * The interface between Meshport and the engines that hold data.
 *
 * @packageDocumentation
 */

export * from './DataPlatform';
export * from './DataPlatformAccess';
export * from './Measurement';
export { accessRightKey, canonicalNarrowing } from './accessRightKey';
export { offerRefusal } from './offerRefusal';
export {
  dataPlatformFactoryServiceRef,
  dataPlatformsServiceRef,
} from './services';
export type { DataPlatformFactory, DataPlatforms } from './services';

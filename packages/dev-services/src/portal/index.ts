export { startPortal, startServices } from './startPortal';
export type { Portal, PortalServices } from './startPortal';
export { RunningServices } from './RunningServices';
export { commandLinePath } from './buildFrontend';
export { portalUrl } from './environment';
export { startTemporaryPortal } from './startTemporaryPortal';

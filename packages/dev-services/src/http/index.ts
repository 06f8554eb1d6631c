export { startLoopbackServer } from './startLoopbackServer';
export type { LoopbackServer } from './startLoopbackServer';

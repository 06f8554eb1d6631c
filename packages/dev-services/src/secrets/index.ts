export { loadSecrets, writePrivateFile } from './secrets';
export type { Secrets } from './secrets';

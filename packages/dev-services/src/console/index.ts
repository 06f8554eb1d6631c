export { createReporter, silentReporter } from './Reporter';
export type { Reporter } from './Reporter';

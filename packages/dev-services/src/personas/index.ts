export { emailOf, personaNamed, personas, serviceAccounts } from './personas';
export type { Persona } from './personas';

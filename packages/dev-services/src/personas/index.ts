export { emailOf, personaNamed, personas } from './personas';
export type { Persona } from './personas';

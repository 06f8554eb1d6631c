/**
 * The program was given what it cannot work with. The message says what it is
 * and how to mend it.
 */
export class UnusableInput extends Error {}

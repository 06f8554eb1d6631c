/**
 * What the program takes from the process that it runs in.
 */
export interface Surroundings {
  /** Gives what comes in on the standard input, in parts, as it comes. */
  openInput(): AsyncIterable<Uint8Array>;
  stdout: { write(text: string): unknown };
  stderr: { write(text: string): unknown };
  environment: Record<string, string | undefined>;
  fetch: typeof fetch;
}

/**
 * What the program ends with: 0 good, 1 findings, 2 input that cannot be used.
 */
export type ExitCode = 0 | 1 | 2;

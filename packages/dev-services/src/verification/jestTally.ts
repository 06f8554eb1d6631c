import fs from 'node:fs/promises';
import { z } from 'zod';
import { Tally } from '../story';

const resultsSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numRuntimeErrorTestSuites: z.number(),
});

/**
 * Reads how many tests passed and failed. A file of tests that could not be
 * run counts as one that failed.
 *
 * @param file - what Jest wrote with `--json --outputFile`
 */
export async function readJestTally(file: string): Promise<Tally> {
  return tallyOf(JSON.parse(await fs.readFile(file, 'utf8')));
}

/** The tally of Jest's results. */
export function tallyOf(results: unknown): Tally {
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } =
    resultsSchema.parse(results);
  return {
    passed: numPassedTests,
    failed: numFailedTests + numRuntimeErrorTestSuites,
  };
}

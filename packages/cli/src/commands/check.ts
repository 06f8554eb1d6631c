import {
  describeEvaluation,
  evaluationToJunitXml,
} from '../evaluation/describeEvaluation';
import { readEntities } from '../input/readEntities';
import { evaluateInPortal } from '../portal/evaluateInPortal';
import { ExitCode, Surroundings } from '../Surroundings';
import { writeFile } from '../writeFile';

/** Settings of `meshport check`. */
export interface CheckOptions {
  /** Address of the portal whose scorecards judge. */
  portal: string;
  /** Name of the environment variable that holds the portal's token. */
  tokenEnv: string;
  /** Folder that placeholders do not read outside of. */
  root: string;
  json?: boolean;
  junit?: string;
}

/**
 * Says whether data products would pass the scorecards of a portal with files
 * as they are here.
 *
 * @returns 1 when a check stands in the way
 * @throws `UnusableInput` when a file or the portal cannot be read
 */
export async function check(
  files: readonly string[],
  { portal, tokenEnv, root, json, junit }: CheckOptions,
  surroundings: Surroundings,
): Promise<ExitCode> {
  const verdict = await evaluateInPortal(
    await readEntities(files, root, surroundings),
    { portal, tokenVariable: tokenEnv },
    surroundings,
  );
  const now = new Date();
  if (junit !== undefined) {
    await writeFile(junit, evaluationToJunitXml(verdict, now));
  }
  surroundings.stdout.write(
    json
      ? `${JSON.stringify(verdict, undefined, 2)}\n`
      : `${describeEvaluation(verdict, now)}\n`,
  );
  return verdict.passed ? 0 : 1;
}

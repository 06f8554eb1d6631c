import {
  checkContract,
  checkExitCode,
  describeCheck,
  parseContract,
  toJunitXml,
} from '@meshport/backstage-plugin-data-mesh-common';
import { readTexts } from '../input/readText';
import { ExitCode, Surroundings } from '../Surroundings';
import { writeFile } from '../writeFile';

/** Settings of `meshport contract lint`. */
export interface LintOptions {
  json?: boolean;
  junit?: string;
  /** Whether warnings are findings. */
  strict?: boolean;
}

/**
 * Says for each file whether it is a valid contract.
 *
 * @returns 1 when one is not, or has warnings while `strict`
 * @throws `UnusableInput` when a file cannot be read
 */
export async function lint(
  files: readonly string[],
  { json, junit, strict }: LintOptions,
  surroundings: Surroundings,
): Promise<ExitCode> {
  const checks = (await readTexts(files, surroundings)).map(
    ({ name, text }) => {
      const result = checkContract({ definition: text });
      const isGood = result.passed && !(strict && result.warnings.length > 0);
      return {
        name,
        conforms: parseContract(text).conforms,
        result: { ...result, passed: isGood },
      };
    },
  );
  if (junit !== undefined) {
    await writeFile(junit, toJunitXml(checks));
  }
  surroundings.stdout.write(
    json
      ? `${JSON.stringify(
          checks.map(({ name, conforms, result }) => ({
            file: name,
            valid: result.problems.length === 0,
            conforms,
            problems: result.problems,
            warnings: result.warnings,
          })),
          undefined,
          2,
        )}\n`
      : checks
          .map(({ name, result }) => `${describeCheck(name, result)}\n`)
          .join(''),
  );
  return checkExitCode(checks.map(({ result }) => result));
}

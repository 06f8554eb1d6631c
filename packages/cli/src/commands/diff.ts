import {
  compareContracts,
  describeChange,
  summarizeDifferences,
  toOneLine,
} from '@meshport/backstage-plugin-data-mesh-common';
import { readContract } from '../input/readContract';
import { readTexts } from '../input/readText';
import { ExitCode, Surroundings } from '../Surroundings';

/**
 * Says what changed between two contracts, whatever their versions say.
 *
 * @returns 1 when a change breaks those who read the data
 * @throws `UnusableInput` when a file is no valid contract
 */
export async function diff(
  files: readonly [before: string, after: string],
  { json }: { json?: boolean },
  surroundings: Surroundings,
): Promise<ExitCode> {
  const [before, after] = (await readTexts(files, surroundings)).map(
    readContract,
  );
  const differences = compareContracts(before, after);
  const summary = summarizeDifferences(differences);
  surroundings.stdout.write(
    json
      ? `${JSON.stringify({ ...differences, summary }, undefined, 2)}\n`
      : [
          ...differences.changes.map(describeChange),
          toOneLine(differences.version.message),
          toOneLine(`${before.version} to ${after.version}: ${summary}.`),
          '',
        ].join('\n'),
  );
  return differences.breaking ? 1 : 0;
}

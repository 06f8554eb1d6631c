import { createHash } from 'node:crypto';
import {
  checkContract as checkDefinition,
  checkExitCode,
  ContractCheckResult,
  describeCheck,
  toJunitXml,
} from '@meshport/backstage-plugin-data-mesh-common';
import { readContract } from '../input/readContract';
import { readTexts, TextInput } from '../input/readText';
import { UnusableInput } from '../input/UnusableInput';
import { checkInPortal } from '../portal/checkInPortal';
import { ExitCode, Surroundings } from '../Surroundings';
import { writeFile } from '../writeFile';

/** Settings of `meshport contract check`. */
export interface CheckContractOptions {
  /** File with the published contract. */
  against?: string;
  /** Address of a portal that knows the published contract. */
  portal?: string;
  /** Entity ref of the contract in the portal. */
  contract?: string;
  /** Name of the environment variable that holds the portal's token. */
  token: string;
  json?: boolean;
  junit?: string;
}

/**
 * Says whether a contract may be published: it is valid, and its version takes
 * the step that its changes owe.
 *
 * @throws `UnusableInput` when a file or the portal cannot be read
 */
export async function checkContract(
  file: string,
  options: CheckContractOptions,
  surroundings: Surroundings,
): Promise<ExitCode> {
  const { against, json, junit } = options;
  const [document, published] = await readTexts(
    against === undefined ? [file] : [file, against],
    surroundings,
  );
  const result = await checkDocument(
    document,
    published,
    options,
    surroundings,
  );
  if (junit !== undefined) {
    await writeFile(junit, toJunitXml([{ name: document.name, result }]));
  }
  surroundings.stdout.write(
    json
      ? `${JSON.stringify({ file: document.name, ...result }, undefined, 2)}\n`
      : `${describeCheck(document.name, result)}\n`,
  );
  return checkExitCode([result]);
}

async function checkDocument(
  { text: definition }: TextInput,
  published: TextInput | undefined,
  { portal, contract, token }: CheckContractOptions,
  surroundings: Surroundings,
): Promise<ContractCheckResult> {
  if (portal !== undefined) {
    if (published) {
      throw new UnusableInput('Use either --against or --portal, not both');
    }
    return checkInPortal(
      { definition, contract },
      { portal, tokenVariable: token },
      surroundings,
    );
  }
  if (contract !== undefined) {
    throw new UnusableInput('--contract needs --portal, which knows contracts');
  }
  return checkDefinition({
    definition,
    current: published && {
      contract: published.name,
      version: readContract(published).version,
      hash: createHash('sha256').update(published.text).digest('hex'),
      definition: published.text,
    },
  });
}

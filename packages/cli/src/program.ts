import { Command, CommanderError } from 'commander';
import {
  contractExporters,
  contractImporters,
} from '@meshport/backstage-plugin-data-mesh-common';
import { version } from '../package.json';
import { check, CheckOptions } from './commands/check';
import { checkContract, CheckContractOptions } from './commands/checkContract';
import { convert, ConvertOptions } from './commands/convert';
import { diff } from './commands/diff';
import { lint, LintOptions } from './commands/lint';
import { verifyAudit, VerifyAuditOptions } from './commands/verifyAudit';
import { UnusableInput } from './input/UnusableInput';
import { ExitCode, Surroundings } from './Surroundings';

/**
 * Runs the command line.
 *
 * @param args - without the program itself
 * @returns the exit code; what the program was given wrongly is said on the
 *   standard error output
 */
export async function runProgram(
  args: readonly string[],
  surroundings: Surroundings,
): Promise<ExitCode> {
  let exitCode: ExitCode = 0;
  const finish = (code: ExitCode) => {
    exitCode = code;
  };
  try {
    await describeProgram(surroundings, finish).parseAsync([...args], {
      from: 'user',
    });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) {
      // It has said what is wrong, or shown the help that was asked for.
      return error.exitCode === 0 ? 0 : 2;
    }
    if (error instanceof UnusableInput) {
      surroundings.stderr.write(`${error.message}\n`);
      return 2;
    }
    throw error;
  }
}

const EXIT_CODES = `
Exit codes: 0 good, 1 findings, 2 input that cannot be used.
The file - is the standard input.`;

function describeProgram(
  surroundings: Surroundings,
  finish: (code: ExitCode) => void,
): Command {
  const program = new Command('meshport')
    .description(
      'Checks data products, their contracts (ODCS) and the log of access',
    )
    .version(version)
    .configureOutput({
      writeOut: text => surroundings.stdout.write(text),
      writeErr: text => surroundings.stderr.write(text),
    })
    .exitOverride()
    .showHelpAfterError('(add --help for the options)');
  program
    .command('check')
    .description(
      'says whether data products would pass the scorecards of a portal with files as they are here',
    )
    .argument('<files...>', 'entities, such as catalog-info.yaml')
    .requiredOption('--portal <url>', 'the portal whose scorecards judge')
    .option(
      '--token-env <variable>',
      "environment variable with the portal's token",
      'MESHPORT_TOKEN',
    )
    .option('--root <folder>', '$text reads no file outside of it', '.')
    .option('--json', 'write JSON')
    .option('--junit <file>', 'write JUnit XML too')
    .addHelpText('after', EXIT_CODES)
    .action(async (files: string[], options: CheckOptions) =>
      finish(await check(files, options, surroundings)),
    );

  program
    .command('audit')
    .description('checks the log of access')
    .addHelpText('after', EXIT_CODES)
    .command('verify')
    .description(
      'finds any change, gap, other order or missing end in an export of the log, offline',
    )
    .argument('<file>', 'export of the log, NDJSON')
    .option(
      '--head <sequence:hash>',
      'an event noted before, which the log has to hold',
    )
    .option('--json', 'write JSON')
    .action(async (file: string, options: VerifyAuditOptions) =>
      finish(await verifyAudit(file, options, surroundings)),
    );

  const contract = program
    .command('contract')
    .description('checks, compares and converts data contracts')
    .addHelpText('after', EXIT_CODES);

  contract
    .command('lint')
    .description('says whether files are valid contracts, and what to mend')
    .argument('<files...>', 'ODCS documents')
    .option('--strict', 'count warnings as findings')
    .option('--json', 'write JSON')
    .option('--junit <file>', 'write JUnit XML too')
    .action(async (files: string[], options: LintOptions) =>
      finish(await lint(files, options, surroundings)),
    );
  contract
    .command('diff')
    .description('says what changed, and finds what breaks readers')
    .argument('<before>', 'ODCS document')
    .argument('<after>', 'ODCS document')
    .option('--json', 'write JSON')
    .action(
      async (before: string, after: string, options: { json?: boolean }) =>
        finish(await diff([before, after], options, surroundings)),
    );
  contract
    .command('check')
    .description(
      'says whether a contract may be published: it is valid, and its version takes the step that its changes owe',
    )
    .argument('<file>', 'ODCS document as it would be after merging')
    .option('--against <file>', 'the published contract')
    .option('--portal <url>', 'a portal that knows the published contract')
    .option(
      '--contract <ref>',
      'entity ref of the contract in the portal; found by its id when absent',
    )
    .option(
      '--token <variable>',
      "environment variable with the portal's token",
      'MESHPORT_TOKEN',
    )
    .option('--json', 'write JSON')
    .option('--junit <file>', 'write JUnit XML too')
    .action(async (file: string, options: CheckContractOptions) =>
      finish(await checkContract(file, options, surroundings)),
    );
  contract
    .command('convert')
    .description('writes a contract in another format; says what is lost')
    .argument('<file>', `one of: ${idsOf(contractImporters)}`)
    .requiredOption('--to <format>', `one of: ${idsOf(contractExporters)}`)
    .option('--from <format>', 'format of the file; recognised when absent')
    .option('--id <id>', 'id of the contract, where the file has none')
    .option('--contract-version <version>', 'its version, where it has none')
    .option('--owner <ref>', 'owner of a product, where the file has none')
    .option('--domain <ref>', 'its domain, where the file has none')
    .option('--output <path>', 'file, or folder for several contracts')
    .option('--json', 'write JSON')
    .action(async (file: string, options: ConvertOptions) =>
      finish(await convert(file, options, surroundings)),
    );
  return program;
}

function idsOf(formats: readonly { id: string }[]): string {
  return formats.map(({ id }) => id).join(', ');
}

import { mkdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { InputError } from '@backstage/errors';
import { parse } from 'yaml';
import {
  ContractExporter,
  contractExporters,
  DataProductEntity,
  ExportSource,
  findExporter,
  FormatLoss,
  importSource,
  parseContract,
  toOneLine,
} from '@meshport/backstage-plugin-data-mesh-common';
import { readText, TextInput } from '../input/readText';
import { UnusableInput } from '../input/UnusableInput';
import { ExitCode, Surroundings } from '../Surroundings';
import { writeFile } from '../writeFile';

/** Settings of `meshport contract convert`. */
export interface ConvertOptions {
  to: string;
  from?: string;
  id?: string;
  contractVersion?: string;
  /** Entity refs, where a product is made. */
  owner?: string;
  domain?: string;
  /** File, or folder when several are made. */
  output?: string;
  json?: boolean;
}

/** A document in the format that was asked for. */
interface Converted {
  name: string;
  content: string;
}

/**
 * Writes the contracts of a file in another format. What the formats cannot
 * carry is listed on the standard error output.
 *
 * @throws `UnusableInput` when the file cannot be read in its format or
 *   written in the other one
 */
export async function convert(
  file: string,
  options: ConvertOptions,
  surroundings: Surroundings,
): Promise<ExitCode> {
  const exporter = exporterFor(options.to);
  const source = await readText(file, surroundings);
  const { outputs, losses } = convertText(source, exporter, options);
  if (options.output !== undefined) {
    await writeOutputs(outputs, options.output);
  } else if (outputs.length > 1 && !options.json) {
    throw new UnusableInput(
      `${source.name} makes ${outputs.length} documents; name a folder for them with --output`,
    );
  }
  for (const { path: place, message } of losses) {
    surroundings.stderr.write(
      `${toOneLine(`lost: ${place || 'the document'} ${message}`)}\n`,
    );
  }
  if (options.json) {
    surroundings.stdout.write(
      `${JSON.stringify({ outputs, losses }, undefined, 2)}\n`,
    );
  } else if (options.output === undefined) {
    surroundings.stdout.write(outputs[0].content);
  }
  return 0;
}

function exporterFor(id: string): ContractExporter {
  const exporter = findExporter(id);
  if (!exporter) {
    const known = contractExporters.map(format => format.id).join(', ');
    throw new UnusableInput(`--to ${id} is not known; use one of: ${known}`);
  }
  return exporter;
}

function convertText(
  { name, text }: TextInput,
  exporter: ContractExporter,
  { from, id, contractVersion, owner, domain }: ConvertOptions,
): { outputs: Converted[]; losses: FormatLoss[] } {
  const { contracts, product, losses, problems } = importSource(text, {
    format: from,
    id,
    version: contractVersion,
    owner,
    domain,
  });
  if (problems.length > 0) {
    throw new UnusableInput(
      [
        `${name} cannot be converted:`,
        ...problems.map(
          problem =>
            `  ${toOneLine(
              `${problem.path || 'the document'} ${problem.message}`,
            )}`,
        ),
      ].join('\n'),
    );
  }
  const results = sourcesFor(exporter, contracts, product).map(source => ({
    name: source.name,
    ...exportSource(exporter, source.source),
  }));
  if (results.length === 0) {
    throw new UnusableInput(
      `${name} holds no contract, so there is nothing to write in ${exporter.title}`,
    );
  }
  const isProductLost = product && !exporter.subjects.includes('product');
  return {
    outputs: results.map(result => ({
      name: `${result.name}.${exporter.fileExtension}`,
      content: result.content,
    })),
    losses: [
      ...losses,
      ...(isProductLost
        ? [
            {
              path: '',
              message: `is a product, which ${exporter.title} has no place for; its contracts are written`,
            },
          ]
        : []),
      ...results.flatMap(result => result.losses),
    ],
  };
}

function exportSource(exporter: ContractExporter, source: ExportSource) {
  try {
    return exporter.export(source);
  } catch (error) {
    if (error instanceof InputError) {
      throw new UnusableInput(error.message);
    }
    throw error;
  }
}

/** A product as a whole where the format holds one, else each contract. */
function sourcesFor(
  exporter: ContractExporter,
  documents: readonly { name: string; definition: string }[],
  product: string | undefined,
): { name: string; source: ExportSource }[] {
  const contracts = documents.flatMap(({ name, definition }) => {
    const { contract } = parseContract(definition);
    return contract ? [{ name: baseName(name), contract, definition }] : [];
  });
  if (product !== undefined && exporter.subjects.includes('product')) {
    const entity: DataProductEntity = parse(product);
    return [
      {
        name: baseName(entity.metadata.name),
        source: { product: entity, contracts },
      },
    ];
  }
  return contracts.map(({ name, contract, definition }) => ({
    name,
    source: { contracts: [{ contract, definition }] },
  }));
}

/** A name from a document, as a file may be called. */
function baseName(name: string): string {
  return (
    name
      .replace(/\.odcs\.ya?ml$/, '')
      .replace(/[^A-Za-z0-9._-]+/g, '-')
      .replace(/^\.+/, '') || 'contract'
  );
}

async function writeOutputs(
  outputs: readonly Converted[],
  output: string,
): Promise<void> {
  if (outputs.length === 1 && !(await isFolder(output))) {
    await writeFile(output, outputs[0].content);
    return;
  }
  if (new Set(outputs.map(({ name }) => name)).size < outputs.length) {
    throw new UnusableInput(
      'Two of the contracts have one name; rename one of them in the source',
    );
  }
  await makeFolder(output);
  for (const { name, content } of outputs) {
    await writeFile(path.join(output, name), content);
  }
}

/** Whether a path is meant as a folder: it is one, or ends as one. */
async function isFolder(output: string): Promise<boolean> {
  const found = await stat(output).catch(() => undefined);
  return found?.isDirectory() ?? /[/\\]$/.test(output);
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    const { message } = error as Error;
    throw new UnusableInput(`${folder} cannot be made: ${message}`);
  }
}

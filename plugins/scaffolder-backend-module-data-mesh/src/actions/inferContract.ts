import { writeFile } from 'node:fs/promises';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { isError, NotFoundError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  CLASSIFICATIONS,
  DATA_PRODUCT_LIFECYCLES,
  DataProductLifecycle,
  inferContract,
  InferContractOptions,
  stringifyContract,
  TableDescription,
} from '@meshport/backstage-plugin-data-mesh-common';
import { DataPlatforms } from '@meshport/backstage-plugin-data-platform-node';
import {
  assertProductName,
  oneLine,
  productFiles,
  readEntityRef,
} from '../product';

const STATUS: Record<DataProductLifecycle, string> = {
  proposed: 'proposed',
  experimental: 'draft',
  production: 'active',
  deprecated: 'deprecated',
  retired: 'retired',
};

/**
 * `data-mesh:contract:infer` reads a table from its engine and writes what it
 * finds as an Open Data Contract Standard document.
 * @public
 */
export function createInferContractAction(options: {
  platforms: DataPlatforms;
}) {
  return createTemplateAction({
    id: 'data-mesh:contract:infer',
    description:
      'Reads a table from a data platform and writes the contract it keeps already: columns, types, keys and which of them are required.',
    supportsDryRun: true,
    examples: [
      {
        description: 'Write the contract of a product made from a table',
        example: `steps:
  - id: contract
    name: Read the table
    action: data-mesh:contract:infer
    input:
      name: \${{ parameters.name }}
      platform: \${{ parameters.table.platform }}
      location: \${{ parameters.table.location }}`,
      },
    ],
    schema: {
      input: {
        name: z => z.string({ description: 'Name of the data product' }),
        title: z => z.string().optional(),
        purpose: z => z.string().optional(),
        domain: z => z.string({ description: 'Ref of the domain' }).optional(),
        version: z =>
          z.string({ description: 'Semantic version; 1.0.0' }).optional(),
        lifecycle: z => z.enum(DATA_PRODUCT_LIFECYCLES).optional(),
        classification: z =>
          z
            .enum(CLASSIFICATIONS, {
              description: 'Classification of every column',
            })
            .optional(),
        platform: z => z.string({ description: 'Id of the data platform' }),
        location: z =>
          z.record(z.string(), { description: 'Where the table is' }),
        columns: z =>
          z
            .record(
              z.object({
                description: z.string().optional(),
                classification: z.enum(CLASSIFICATIONS).optional(),
              }),
              { description: 'What people add to columns, by name' },
            )
            .optional(),
      },
      output: {
        path: z =>
          z.string({ description: 'Path of the contract in the workspace' }),
      },
    },
    async handler(ctx) {
      const { name, title, purpose, domain, version, location } = ctx.input;
      const {
        lifecycle = 'experimental',
        classification,
        platform,
      } = ctx.input;
      assertProductName(name);

      const table = await describe(options.platforms, platform, location);
      const contract = inferContract({
        table,
        version,
        classification,
        columns: withoutBlanks(ctx.input.columns),
        status: STATUS[lifecycle],
        product: {
          name,
          title: title && oneLine(title),
          purpose: purpose?.trim(),
          domain:
            domain && readEntityRef('domain', domain, ['Domain']).split('/')[1],
        },
      });

      const path = productFiles({ name, location }).contract;
      await writeFile(
        resolveSafeChildPath(ctx.workspacePath, path),
        stringifyContract(contract),
      );
      ctx.logger.info(
        `Wrote ${path} with the ${table.columns.length} columns of ${table.title}`,
      );
      ctx.output('path', path);
    },
  });
}

type ColumnNotes = NonNullable<InferContractOptions['columns']>;

/** A description that was cleared leaves the one that the engine has. */
function withoutBlanks(notes: ColumnNotes = {}): ColumnNotes {
  return Object.fromEntries(
    Object.entries(notes).map(([name, note]) => [
      name,
      { ...note, description: note.description?.trim() || undefined },
    ]),
  );
}

/** A table may vanish between the form and the run. */
async function describe(
  platforms: DataPlatforms,
  platformId: string,
  location: Record<string, string>,
): Promise<TableDescription> {
  const platform = platforms.get(platformId);
  try {
    return await platform.describe(location);
  } catch (error) {
    if (isError(error) && error.name === 'NotFoundError') {
      throw new NotFoundError(
        `table: ${Object.values(location).join('.')} does not exist in ${
          platform.title
        } any more; start again and choose another table`,
        error,
      );
    }
    throw error;
  }
}

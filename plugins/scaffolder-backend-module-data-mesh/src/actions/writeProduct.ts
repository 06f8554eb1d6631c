import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { ConflictError, InputError, NotAllowedError } from '@backstage/errors';
import {
  CatalogService,
  CatalogServiceRequestOptions,
} from '@backstage/plugin-catalog-node';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  Classification,
  CLASSIFICATIONS,
  contractClassification,
  DataContract,
  DATA_PRODUCT_LIFECYCLES,
  DATA_PRODUCT_TYPES,
  highestClassification,
  parseContract,
} from '@meshport/backstage-plugin-data-mesh-common';
import {
  DataPlatforms,
  offerRefusal,
} from '@meshport/backstage-plugin-data-platform-node';
import { stringify } from 'yaml';
import {
  assertProductName,
  productEntities,
  productFiles,
  querySql,
  readEntityRef,
  readme,
} from '../product';

// It becomes a link on a page, so a script must not get in.
const SUPPORT_PATTERN = /^(https:\/\/|mailto:)\S+$/;

/**
 * `data-mesh:product:write` writes the files of a new data product beside its
 * contract: `catalog-info.yaml`, a README and the SQL of its port.
 * @public
 */
export function createWriteProductAction(options: {
  catalog: CatalogService;
  platforms: DataPlatforms;
}) {
  const { catalog, platforms } = options;
  return createTemplateAction({
    id: 'data-mesh:product:write',
    description:
      'Writes catalog-info.yaml, a README and the SQL of a data product made from a table.',
    supportsDryRun: true,
    schema: {
      input: {
        name: z => z.string({ description: 'Name of the data product' }),
        title: z => z.string().min(1),
        purpose: z => z.string().min(1),
        type: z => z.enum(DATA_PRODUCT_TYPES),
        lifecycle: z => z.enum(DATA_PRODUCT_LIFECYCLES),
        version: z =>
          z
            .string({ description: 'Semantic version' })
            .regex(/^\d+\.\d+\.\d+$/),
        owner: z => z.string({ description: 'Ref of a group or user' }),
        domain: z => z.string({ description: 'Ref of the domain' }),
        classification: z => z.enum(CLASSIFICATIONS),
        purposes: z =>
          z
            .array(z.string().min(1), {
              description: 'Purposes for which access may be asked',
            })
            .optional(),
        longestDuration: z =>
          z
            .string({ description: 'Longest access, as ISO 8601 duration' })
            .regex(
              /^P(?=\d|T\d)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(\d+H)?(\d+M)?)?$/,
            )
            .optional(),
        support: z =>
          z
            .string({ description: 'Where consumers ask: https or mailto' })
            .regex(SUPPORT_PATTERN)
            .optional(),
        platform: z => z.string({ description: 'Id of the data platform' }),
        location: z =>
          z.record(z.string(), { description: 'Where the table is' }),
      },
      output: {
        entityRef: z => z.string({ description: 'Full ref of the product' }),
        catalogInfoPath: z =>
          z.string({ description: 'Path of catalog-info.yaml' }),
      },
    },
    async handler(ctx) {
      assertProductName(ctx.input.name);
      const values = {
        ...ctx.input,
        owner: readEntityRef('owner', ctx.input.owner, ['Group', 'User']),
        domain: readEntityRef('domain', ctx.input.domain, ['Domain']),
      };
      const entities = productEntities(values);
      const credentials = await ctx.getInitiatorCredentials();
      await assertKnown(catalog, { credentials }, values);
      assertOffered(platforms, values);
      await assertFree(
        catalog,
        { credentials },
        entities.map(e => stringifyEntityRef(e)),
      );

      const resolve = (path: string) =>
        resolveSafeChildPath(ctx.workspacePath, path);
      const files = productFiles(values);
      const contract = await readContract(resolve(files.contract));
      assertClassified(values.classification, contract);
      const columns = contract.schema.flatMap(object => object.properties);
      const write = async (path: string, content: string) => {
        await mkdir(dirname(resolve(path)), { recursive: true });
        await writeFile(resolve(path), content);
        ctx.logger.info(`Wrote ${path}`);
      };
      await write(
        files.catalogInfo,
        entities.map(entity => stringify(entity)).join('---\n'),
      );
      await write(files.readme, readme(values, columns));
      await write(files.query, querySql(values, columns));

      ctx.output('entityRef', stringifyEntityRef(entities[0]));
      ctx.output('catalogInfoPath', files.catalogInfo);
    },
  });
}

/** A table is made a product by whoever it belongs to. */
function assertOffered(
  platforms: DataPlatforms,
  values: {
    platform: string;
    location: Record<string, string>;
    owner: string;
  },
) {
  const platform = platforms.get(values.platform);
  const refusal = offerRefusal({ ...values, platform });
  if (refusal) {
    throw new NotAllowedError(`table: ${refusal}`);
  }
}

async function assertKnown(
  catalog: CatalogService,
  request: CatalogServiceRequestOptions,
  refs: { owner: string; domain: string },
) {
  for (const field of ['owner', 'domain'] as const) {
    if (!(await catalog.getEntityByRef(refs[field], request))) {
      throw new InputError(
        `${field}: ${refs[field]} is not in the catalog, or you may not see it; choose another one`,
      );
    }
  }
}

async function assertFree(
  catalog: CatalogService,
  request: CatalogServiceRequestOptions,
  entityRefs: string[],
) {
  const { items } = await catalog.getEntitiesByRefs({ entityRefs }, request);
  const taken = entityRefs.filter((_, index) => items[index]);
  if (taken.length > 0) {
    throw new ConflictError(
      `name: ${taken.join(', ')} exists already; choose another name`,
    );
  }
}

async function readContract(path: string): Promise<DataContract> {
  const { contract, problems } = parseContract(await readFile(path, 'utf8'));
  if (!contract) {
    throw new InputError(
      `The contract can't be read: ${problems
        .map(problem => `${problem.path} ${problem.message}`)
        .join('; ')}`,
    );
  }
  return contract;
}

/** A port is at least as sensitive as its most sensitive column. */
function assertClassified(port: Classification, contract: DataContract) {
  const columns = contractClassification(contract);
  if (highestClassification([port, columns]) !== port) {
    throw new InputError(
      `classification: the product is ${port}, but one of its columns is ${columns}; choose ${columns} or classify the column lower`,
    );
  }
}

import {
  ContractColumn,
  contractColumns,
  ContractSlaProperty,
  DataContract,
  parseContract,
  resolveEntityRef,
} from '@meshport/backstage-plugin-data-mesh-common';
import { readEntityRef, requireContract } from '../contracts';
import { ActionOptions, READ_ONLY } from './ActionOptions';
import { shorten } from './shorten';

const NAME = 'get-data-contract';
const MAX_PROBLEMS = 20;
const MAX_SERVICE_LEVELS = 50;

/**
 * Registers the action that reads one data contract.
 * @internal
 */
export function createGetDataContractAction({
  actionsRegistry,
  reads,
  visibility,
}: ActionOptions): void {
  actionsRegistry.register({
    name: NAME,
    title: 'Get Data Contract',
    attributes: READ_ONLY,
    description: `Reads one data contract: the columns of the data with their types, meaning and sensitivity, how the data may be used, and the promised service levels.

Use it before writing a query or a pipeline: \`required\` columns are never empty, and \`primaryKey\` columns together are unique. Columns come in the order of the document, nested fields after the column they are in (route.stops[].iata is a field of the items of an array). \`columnCount\` counts all; ask for more with \`offset\`.

When the document is no valid contract, \`problems\` says why and there are no columns.`,
    schema: {
      input: z =>
        z.object({
          entityRef: z
            .string()
            .describe(
              'The contract, e.g. "datacontract:default/flights-contract"',
            ),
          limit: z.coerce
            .number()
            .int()
            .min(1)
            .max(500)
            .optional()
            .describe('How many columns to return, 100 by default'),
          offset: z.coerce
            .number()
            .int()
            .min(0)
            .max(1_000_000)
            .optional()
            .describe('How many columns to pass over, 0 by default'),
        }),
      output: z =>
        z.object({
          entityRef: z.string(),
          product: z.string().optional().describe('Entity ref'),
          version: z.string().optional(),
          status: z.string().optional(),
          purpose: z.string().optional(),
          usage: z.string().optional(),
          limitations: z.string().optional(),
          columnCount: z.number(),
          columns: z.array(
            z.object({
              object: z.string().describe('Table that it is in'),
              column: z.string(),
              type: z.string().optional(),
              physicalType: z.string().optional(),
              required: z.boolean(),
              unique: z.boolean(),
              primaryKey: z.boolean(),
              businessName: z.string().optional(),
              description: z.string().optional(),
              classification: z.string().optional(),
            }),
          ),
          serviceLevels: z.array(z.string()).describe('E.g. "retention: 3 y"'),
          problems: z.array(z.string()),
        }),
    },
    examples: [
      {
        title: 'The first columns of a contract',
        input: {
          entityRef: 'datacontract:default/flights-contract',
          limit: 20,
        },
      },
    ],
    action: async ({ input, credentials }) => {
      const { offset = 0, limit = 100 } = input;
      const contractRef = readEntityRef(
        'entityRef',
        input.entityRef,
        'DataContract',
      );
      const entity = await reads.runFor(
        credentials,
        {
          eventId: 'contract-fetch',
          meta: { queryType: 'by-ref', action: NAME, contract: contractRef },
        },
        () => requireContract(visibility, contractRef, credentials),
      );
      const { contract, problems } = parseContract(entity.spec.definition);
      const columns = contract ? contractColumns(contract) : [];
      return {
        output: {
          entityRef: contractRef,
          product: resolveEntityRef(entity, entity.spec.product, 'DataProduct'),
          ...(contract && summarize(contract)),
          columnCount: columns.length,
          columns: columns.slice(offset, offset + limit).map(summarizeColumn),
          serviceLevels: (contract?.slaProperties ?? [])
            .slice(0, MAX_SERVICE_LEVELS)
            .map(summarizeServiceLevel),
          problems: problems
            .slice(0, MAX_PROBLEMS)
            .map(({ path, message }) => `${path || 'the document'} ${message}`),
        },
      };
    },
  });
}

function summarize({ version, status, description }: DataContract) {
  return {
    version,
    status,
    purpose: shorten(description?.purpose, 2000),
    usage: shorten(description?.usage, 2000),
    limitations: shorten(description?.limitations, 2000),
  };
}

function summarizeColumn({ object, path, property }: ContractColumn) {
  return {
    object,
    column: path,
    type: property.logicalType,
    physicalType: property.physicalType,
    required: property.required ?? false,
    unique: property.unique ?? false,
    primaryKey: property.primaryKey ?? false,
    businessName: shorten(property.businessName, 200),
    description: shorten(property.description, 500),
    classification: property.classification,
  };
}

function summarizeServiceLevel({
  property,
  value,
  unit,
  element,
}: ContractSlaProperty): string {
  const words = [
    shorten(typeof value === 'string' ? value : JSON.stringify(value), 200),
    unit,
    element && `(${shorten(element, 200)})`,
  ];
  return `${property}: ${words.filter(Boolean).join(' ')}`;
}

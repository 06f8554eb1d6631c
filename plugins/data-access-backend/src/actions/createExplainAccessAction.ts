import { PortRef } from '@meshport/backstage-plugin-data-access-common';
import { auditedWhenRefused } from '../router/audited';
import { Caller, callerWith } from '../router/caller';
import { ActionOptions, READ_ONLY } from './ActionOptions';
import { Explanation, explainRequest } from './explainRequest';
import { explanationSchema } from './explanationSchema';
import { portFields } from './portSchema';

const NAME = 'explain-access';

/**
 * Registers the action that says whether a person can read a port, and if not,
 * why and what to do.
 * @internal
 */
export function createExplainAccessAction(options: ActionOptions): void {
  const { actionsRegistry, auditor, authorizer, offers } = options;
  actionsRegistry.register({
    name: NAME,
    title: 'Explain Access',
    attributes: READ_ONLY,
    description: `Says whether the person you act for can read an output port of a data product, and if not, why not: which request waits for whom, who or which rule of a policy refused it, or what failed in the engine. Also says what the port offers: purposes to choose from, the longest duration, terms to accept, columns and rows to choose.

Call it before request-access.`,
    schema: {
      input: z => z.object(portFields(z)),
      output: z =>
        z.object({
          mayRead: z.boolean(),
          request: explanationSchema(z)
            .optional()
            .describe('Their open request, or the last one on this port'),
          mayAsk: z.boolean(),
          refusal: z
            .string()
            .optional()
            .describe('Why they cannot ask for themselves now'),
          offer: z.object({
            productTitle: z.string(),
            classification: z.string(),
            purposes: z
              .array(z.string())
              .describe('To choose from; any text when empty'),
            longestDuration: z.string().describe('ISO 8601 duration'),
            approvers: z.array(z.string()),
            terms: z
              .object({ text: z.string(), hash: z.string() })
              .optional()
              .describe(
                'Show them to the person, and pass the hash on as acceptedTerms once they agree',
              ),
            columnsMayBeChosen: z.boolean(),
            columns: z.array(z.string()),
            rowFilters: z.array(
              z.object({
                column: z.string(),
                values: z.array(z.string()).optional(),
              }),
            ),
            holders: z
              .array(z.string())
              .describe('For whom they may ask: themselves, teams, products'),
          }),
        }),
    },
    examples: [
      {
        title: 'Why the flights cannot be read',
        input: {
          product: 'dataproduct:default/flights',
          port: 'flights',
          version: '1.0.0',
        },
      },
    ],
    action: async ({ input, credentials }) => {
      const event = {
        eventId: 'request-read',
        severityLevel: 'low' as const,
        meta: { action: NAME, ...input },
      };
      return auditedWhenRefused(auditor, event, async () => {
        const caller = await callerWith(credentials, options);
        const offer = await offers.offer(input, caller);
        const [mayCreate, request] = await Promise.all([
          authorizer.mayCreate(credentials),
          lastRequest({ ...input, product: offer.product }, caller, options),
        ]);
        const refusal = mayCreate
          ? offer.refusal
          : 'They are not allowed to ask for access';
        return {
          output: {
            mayRead: request?.mayRead ?? false,
            ...(request && { request }),
            mayAsk: !refusal && !offer.existing,
            ...(refusal && { refusal }),
            offer: {
              productTitle: offer.productTitle,
              classification: offer.classification,
              purposes: offer.purposes,
              longestDuration: offer.longestDuration,
              approvers: offer.approvers,
              ...(offer.terms && { terms: offer.terms }),
              columnsMayBeChosen: offer.columnsMayBeChosen,
              columns: (offer.columns ?? []).map(({ name }) => name),
              rowFilters: offer.rowFilters.map(({ column, values }) => ({
                column,
                ...(values && { values }),
              })),
              holders: offer.holders
                .filter(holder => !holder.refusal)
                .map(({ ref }) => ref),
            },
          },
        };
      });
    },
  });
}

/** The person's open request on the port, or the last one. */
async function lastRequest(
  asked: PortRef,
  caller: Caller,
  { authorizer, details, store }: ActionOptions,
): Promise<Explanation | undefined> {
  const { items } = await store.list({
    scope: 'mine',
    product: asked.product,
    limit: 200,
    caller,
    allowed: await authorizer.readable(caller.credentials),
  });
  const onPort = items.filter(
    ({ port, version }) => port === asked.port && version === asked.version,
  );
  const last =
    onPort.find(({ grant }) => grant?.state === 'active') ?? onPort[0];
  return (
    last &&
    explainRequest(await details.read(last.id, caller, caller.credentials))
  );
}

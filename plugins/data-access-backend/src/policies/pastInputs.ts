import { AccessRequest } from '@meshport/backstage-plugin-data-access-common';
import {
  DataProductEntity,
  findOutputPort,
} from '@meshport/backstage-plugin-data-mesh-common';
import { z } from 'zod';
import { requestInputs, RuleInputs } from './ruleInputs';

const recorded = z
  .object({
    requester: z.object({ groups: z.array(z.string()).optional() }).optional(),
    port: z
      .object({
        classification: z.string().optional(),
        platform: z.string().optional(),
      })
      .optional(),
    domain: z.string().optional(),
    domains: z.array(z.string()).optional(),
    levels: z
      .record(z.string(), z.object({ name: z.string(), rank: z.number() }))
      .optional(),
  })
  .catch({});

/**
 * What was kept of the inputs when a request was decided.
 * @internal
 */
export type RecordedInputs = z.infer<typeof recorded>;

/** @internal */
export function recordedInputs({ policy }: AccessRequest): RecordedInputs {
  return recorded.parse(policy?.inputs ?? {});
}

/**
 * What rules know of a past request: what was kept then, else what is so today.
 *
 * @param product - as it is today
 * @param today - what was not kept
 * @internal
 */
export function pastInputs(
  request: AccessRequest,
  then: RecordedInputs,
  product: DataProductEntity,
  today: Pick<RuleInputs, 'domain' | 'domains' | 'levels'> & {
    groups?: string[];
  },
): RuleInputs {
  const port = findOutputPort(product, {
    name: request.port,
    version: request.version,
  });
  const { groups: groupsToday, ...known } = today;
  const groups = then.requester?.groups ?? groupsToday;
  const classification = then.port?.classification ?? port?.classification;
  const platform = then.port?.platform ?? port?.platform;
  return {
    request: requestInputs(
      {
        ...request,
        // It is not known any more.
        purpose: request.erasedAt ? undefined : request.purpose,
        renewal: request.renews !== undefined,
      },
      port?.access,
    ),
    requester: { ref: request.requester, ...(groups && { groups }) },
    port: {
      name: request.port,
      version: request.version,
      ...(classification && { classification }),
      ...(platform && { platform }),
    },
    product,
    ...known,
    ...(then.domain && { domain: then.domain }),
    ...(then.domains && { domains: then.domains }),
    ...(then.levels && { levels: then.levels }),
  };
}

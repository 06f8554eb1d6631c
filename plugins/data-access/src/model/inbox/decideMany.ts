import {
  AccessRequest,
  DataAccessApi,
  Decision,
  DecisionResult,
} from '@meshport/backstage-plugin-data-access-common';

/** What became of one request. */
export interface Outcome {
  request: AccessRequest;
  decided: boolean;
  /** E.g. `Approved`, or why nothing was decided. */
  words: string;
}

/** How many the backend takes at once. */
const LARGEST_CALL = 1000;

const STATE_WORDS: Record<AccessRequest['state'], string> = {
  pending: 'Approved; others still have to decide',
  approved: 'Approved',
  denied: 'Denied',
  cancelled: 'Cancelled meanwhile',
  lapsed: 'Lapsed meanwhile',
};

/**
 * Decides about requests, each on the revision that was shown. One that is not
 * possible keeps none of the others.
 *
 * @returns an outcome for each request, in their order. Where the backend did
 * not answer for all, the rest is left out and `failure` says why.
 */
export async function decideMany(
  api: DataAccessApi,
  requests: AccessRequest[],
  decision: Omit<Decision, 'revision'>,
): Promise<{ outcomes: Outcome[]; failure?: Error }> {
  const outcomes: Outcome[] = [];
  for (let start = 0; start < requests.length; start += LARGEST_CALL) {
    const some = requests.slice(start, start + LARGEST_CALL);
    try {
      const { results } = await api.decideMany(
        some.map(({ id, revision }) => ({ id, revision, ...decision })),
      );
      const byId = new Map(results.map(result => [result.id, result]));
      outcomes.push(...some.map(item => outcomeOf(item, byId.get(item.id))));
    } catch (error) {
      if (!outcomes.length) {
        throw error;
      }
      const failure = error instanceof Error ? error : new Error(String(error));
      return { outcomes, failure };
    }
  }
  return { outcomes };
}

function outcomeOf(
  request: AccessRequest,
  result: DecisionResult | undefined,
): Outcome {
  if (!result?.decided) {
    const words = result?.error.message ?? 'The portal said nothing about it';
    return { request, decided: false, words };
  }
  return { request, decided: true, words: STATE_WORDS[result.state] };
}

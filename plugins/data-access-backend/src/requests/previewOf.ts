import { RequestPreview } from '@meshport/backstage-plugin-data-access-common';
import { DataPlatforms } from '@meshport/backstage-plugin-data-platform-node';
import { endOf } from '../ports/duration';
import { Assessment } from './Assessor';

/**
 * An assessment as the requester sees it before they ask.
 * @internal
 */
export function previewOf(
  { item, view, holder, problems, existing, verdict }: Assessment,
  platforms: DataPlatforms,
): RequestPreview {
  const { product, port, version, duration } = item;
  const { endsWith, longestDuration } = view.terms;
  const right = rightInWords({ item, view, problems }, platforms);
  const timeIsGood = problems.every(({ field }) => field !== 'duration');
  return {
    product,
    port,
    version,
    problems: problems.map(({ field, message }) => ({ field, message })),
    ...(existing && { existing: { requestId: existing } }),
    policy: verdict
      ? { outcome: verdict.outcome, reason: verdict.reason }
      : {
          outcome: 'decide',
          reason: 'The rules can be asked once the request is complete',
        },
    steps: (verdict?.steps ?? []).map(
      ({ title, approvers, quorum, requiredBy }) => ({
        title,
        approvers,
        quorum,
        ...(requiredBy && { requiredBy }),
      }),
    ),
    ...(right && { right }),
    ...(holder.principal && { principal: holder.principal }),
    ...(timeIsGood && {
      endsAt: endOf(
        new Date().toISOString(),
        duration,
        endsWith,
        longestDuration,
      ),
    }),
  };
}

/** Said by the engine's adapter, of what could be given as it is asked for. */
function rightInWords(
  { item, view, problems }: Pick<Assessment, 'item' | 'view' | 'problems'>,
  platforms: DataPlatforms,
): string | undefined {
  const { platform: id, location, masks } = view.terms;
  const platform = platforms.list().find(one => one.id === id);
  const isPossible = problems.every(
    ({ field }) => field !== 'port' && !field.startsWith('filter'),
  );
  if (!platform || !location || !isPossible) {
    return undefined;
  }
  const { product, port, version, filter } = item;
  try {
    return platform.access.describe({
      product,
      port,
      version,
      location,
      ...(filter && { filter }),
      ...(masks.length > 0 && { masks }),
    });
  } catch {
    // The product names a place the engine cannot read; its owner has to mend.
    return undefined;
  }
}

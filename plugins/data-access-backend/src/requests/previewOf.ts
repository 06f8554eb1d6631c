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
  const { product, port, version, duration, filter } = item;
  const { location, masks, endsWith, longestDuration } = view.terms;
  const platform = platforms
    .list()
    .find(({ id }) => id === view.terms.platform);
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
    ...(platform &&
      location && {
        right: platform.access.describe({
          product,
          port,
          version,
          location,
          ...(filter && { filter }),
          ...(masks.length > 0 && { masks }),
        }),
      }),
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

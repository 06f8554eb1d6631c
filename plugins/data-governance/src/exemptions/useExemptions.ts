import { useApi } from '@backstage/core-plugin-api';
import {
  Exemption,
  EXEMPTION_SIGNAL_CHANNEL,
  ExemptionQuery,
} from '@meshport/backstage-plugin-data-governance-common';
import {
  dataGovernanceApiRef,
  Live,
  useLive,
} from '@meshport/backstage-plugin-data-mesh-react';
import { useState } from 'react';

const PAGE_SIZE = 50;
const LARGEST_PAGE = 200;

/**
 * The part of a list of exemptions that is shown.
 * @internal
 */
export interface ExemptionList
  extends Live<{ items: Exemption[]; total: number }> {
  /** Shows more; absent when all are shown. */
  more?: () => void;
}

/**
 * A list of exemptions that follows changes.
 *
 * @param query - which; without it nothing is asked
 * @internal
 */
export function useExemptions(
  query: ExemptionQuery | undefined,
): ExemptionList {
  const governance = useApi(dataGovernanceApiRef);
  const key = JSON.stringify(query);
  const [wanted, setWanted] = useState({ key, count: PAGE_SIZE });
  const count = wanted.key === key ? wanted.count : PAGE_SIZE;

  const live = useLive(
    query &&
      (async () => {
        const pages = [];
        for (let offset = 0; offset < count; offset += LARGEST_PAGE) {
          pages.push(
            governance.getExemptions({
              ...query,
              limit: Math.min(LARGEST_PAGE, count - offset),
              offset,
            }),
          );
        }
        const answers = await Promise.all(pages);
        return {
          items: answers.flatMap(({ items }) => items),
          total: answers[0].total,
        };
      }),
    [governance, key, count],
    { channel: EXEMPTION_SIGNAL_CHANNEL },
  );
  const more =
    live.value && live.value.items.length < live.value.total
      ? () => setWanted({ key, count: count + PAGE_SIZE })
      : undefined;
  return { ...live, more };
}

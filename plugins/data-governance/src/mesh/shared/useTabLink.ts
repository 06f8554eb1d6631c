import { useRouteRef } from '@backstage/core-plugin-api';
import { MeshView, meshSearch } from '../../model';
import { rootRouteRef } from '../../routes';

/**
 * The tabs of the page Scorecards that others link to.
 * @internal
 */
export type MeshTab = 'overview' | 'products' | 'checks' | 'what-if' | 'facts';

/**
 * Makes links to the tabs of the page Scorecards.
 * @internal
 */
export function useTabLink(): (
  tab: MeshTab,
  view?: Partial<MeshView>,
) => string {
  const root = useRouteRef(rootRouteRef);
  return (tab, view = {}) => `${root()}/${tab}${meshSearch(view)}`;
}

import {
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
} from '@backstage/core-plugin-api';
import { dataGovernanceApiFactory } from './api';
import { exemptionRouteRef, exemptionsRouteRef, rootRouteRef } from './routes';

/**
 * Scorecards of data products, for the old frontend system.
 * @public
 */
export const dataGovernancePlugin = createPlugin({
  id: 'data-governance',
  apis: [dataGovernanceApiFactory],
  routes: {
    root: rootRouteRef,
    exemptions: exemptionsRouteRef,
    exemption: exemptionRouteRef,
  },
});

/**
 * The page of scorecards over the whole mesh.
 * @public
 */
export const ScorecardsPage: () => JSX.Element | null =
  dataGovernancePlugin.provide(
    createRoutableExtension({
      name: 'ScorecardsPage',
      component: () =>
        import('./mesh/ScorecardsPage').then(m => m.ScorecardsPage),
      mountPoint: rootRouteRef,
    }),
  );

/**
 * The content of a data product's tab "Scorecard"; put it at the path
 * `/scorecard` of the entity page.
 * @public
 */
export const EntityScorecardContent: () => JSX.Element | null =
  dataGovernancePlugin.provide(
    createComponentExtension({
      name: 'EntityScorecardContent',
      component: {
        lazy: () =>
          import('./product/ScorecardContent').then(m => m.ScorecardContent),
      },
    }),
  );

/**
 * A card for a data product's overview: its level and what is missing.
 * @public
 */
export const EntityScoreCard: () => JSX.Element | null =
  dataGovernancePlugin.provide(
    createComponentExtension({
      name: 'EntityScoreCard',
      component: {
        lazy: () => import('./product/ScoreCard').then(m => m.ScoreCard),
      },
    }),
  );

/**
 * A card for a scorecard's overview: its checks with their rules and how many
 * products pass them.
 * @public
 */
export const EntityScorecardChecksCard: () => JSX.Element | null =
  dataGovernancePlugin.provide(
    createComponentExtension({
      name: 'EntityScorecardChecksCard',
      component: {
        lazy: () =>
          import('./mesh/checks/ScorecardEntityCard').then(
            m => m.ScorecardEntityCard,
          ),
      },
    }),
  );

import {
  ApiBlueprint,
  coreExtensionData,
  createFrontendPlugin,
  PageBlueprint,
  PluginHeaderActionBlueprint,
  SubPageBlueprint,
} from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import PlaylistAddCheckIcon from '@material-ui/icons/PlaylistAddCheck';
import { KnownTabs } from '@meshport/backstage-plugin-data-mesh-react';
import { dataGovernanceApiFactory } from './api';
import {
  exemptionRouteRef,
  exemptionsRouteRef,
  rootRouteRef,
  SCORECARD_TAB_PATH,
} from './routes';

const filter = { kind: 'DataProduct' };

const api = ApiBlueprint.make({
  params: define => define(dataGovernanceApiFactory),
});

const page = PageBlueprint.makeWithOverrides({
  *factory(originalFactory, { inputs }) {
    const paths = inputs.pages.map(tab => tab.get(coreExtensionData.routePath));
    for (const output of originalFactory({
      path: '/scorecards',
      title: 'Scorecards',
      icon: <PlaylistAddCheckIcon fontSize="inherit" />,
      routeRef: rootRouteRef,
    })) {
      yield output.id === coreExtensionData.reactElement.id
        ? coreExtensionData.reactElement(
            <KnownTabs paths={paths}>{output.value as JSX.Element}</KnownTabs>,
          )
        : output;
    }
  },
});

const overviewPage = SubPageBlueprint.make({
  name: 'overview',
  params: {
    path: 'overview',
    title: 'Overview',
    loader: () =>
      import('./mesh/overview/OverviewContent').then(m => (
        <m.OverviewContent />
      )),
  },
});

const productsPage = SubPageBlueprint.make({
  name: 'products',
  params: {
    path: 'products',
    title: 'Data products',
    loader: () =>
      import('./mesh/products/ProductsContent').then(m => (
        <m.ProductsContent />
      )),
  },
});

const checksPage = SubPageBlueprint.make({
  name: 'checks',
  params: {
    path: 'checks',
    title: 'Checks',
    loader: () =>
      import('./mesh/checks/ChecksContent').then(m => <m.ChecksContent />),
  },
});

const whatIfPage = SubPageBlueprint.make({
  name: 'what-if',
  params: {
    path: 'what-if',
    title: 'What if',
    loader: () =>
      import('./whatIf/WhatIfContent').then(m => <m.WhatIfContent />),
  },
});

const exemptionsPage = SubPageBlueprint.make({
  name: 'exemptions',
  params: {
    path: 'exemptions',
    title: 'Exemptions',
    loader: () =>
      import('./exemptions/ExemptionsContent').then(m => (
        <m.ExemptionsContent />
      )),
  },
});

const exemptionsToDecide = PluginHeaderActionBlueprint.make({
  name: 'exemptions-to-decide',
  params: {
    loader: () =>
      import('./exemptions/ExemptionsToDecide').then(m => (
        <m.ExemptionsToDecide />
      )),
  },
});

const factsPage = SubPageBlueprint.make({
  name: 'facts',
  params: {
    path: 'facts',
    title: 'Facts',
    loader: () =>
      import('./mesh/facts/FactsContent').then(m => <m.FactsContent />),
  },
});

const scorecardContent = EntityContentBlueprint.make({
  name: 'scorecard',
  params: {
    path: SCORECARD_TAB_PATH,
    title: 'Scorecard',
    group: 'observability',
    filter,
    loader: () =>
      import('./product/ScorecardContent').then(m => <m.ScorecardContent />),
  },
});

const scoreCard = EntityCardBlueprint.make({
  name: 'score',
  params: {
    type: 'info',
    filter,
    loader: () => import('./product/ScoreCard').then(m => <m.ScoreCard />),
  },
});

const scorecardCard = EntityCardBlueprint.make({
  name: 'checks',
  params: {
    type: 'content',
    filter: { kind: 'Scorecard' },
    loader: () =>
      import('./mesh/checks/ScorecardEntityCard').then(m => (
        <m.ScorecardEntityCard />
      )),
  },
});

/**
 * Scorecards of data products, for the new frontend system.
 * @alpha
 */
export default createFrontendPlugin({
  pluginId: 'data-governance',
  title: 'Scorecards',
  info: { packageJson: () => import('../package.json') },
  routes: {
    root: rootRouteRef,
    exemptions: exemptionsRouteRef,
    exemption: exemptionRouteRef,
  },
  extensions: [
    api,
    page,
    overviewPage,
    productsPage,
    checksPage,
    exemptionsPage,
    exemptionsToDecide,
    whatIfPage,
    factsPage,
    scorecardContent,
    scoreCard,
    scorecardCard,
  ],
});

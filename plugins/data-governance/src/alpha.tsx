import {
  ApiBlueprint,
  createFrontendPlugin,
  PageBlueprint,
  SubPageBlueprint,
} from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import PlaylistAddCheckIcon from '@material-ui/icons/PlaylistAddCheck';
import { dataGovernanceApiFactory } from './api';
import { rootRouteRef, SCORECARD_TAB_PATH } from './routes';

const filter = { kind: 'DataProduct' };

const api = ApiBlueprint.make({
  params: define => define(dataGovernanceApiFactory),
});

const page = PageBlueprint.make({
  params: {
    path: '/scorecards',
    title: 'Scorecards',
    icon: <PlaylistAddCheckIcon fontSize="inherit" />,
    routeRef: rootRouteRef,
  },
});

const productsPage = SubPageBlueprint.make({
  name: 'products',
  params: {
    path: 'products',
    title: 'Data products',
    loader: () =>
      import('./mesh/ProductsContent').then(m => <m.ProductsContent />),
  },
});

const checksPage = SubPageBlueprint.make({
  name: 'checks',
  params: {
    path: 'checks',
    title: 'Checks',
    loader: () => import('./mesh/ChecksContent').then(m => <m.ChecksContent />),
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
      import('./mesh/ScorecardEntityCard').then(m => <m.ScorecardEntityCard />),
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
  routes: { root: rootRouteRef },
  extensions: [
    api,
    page,
    productsPage,
    checksPage,
    scorecardContent,
    scoreCard,
    scorecardCard,
  ],
});

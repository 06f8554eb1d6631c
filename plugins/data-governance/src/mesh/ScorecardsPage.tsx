import { Header, Page, RoutedTabs } from '@backstage/core-components';
import { KnownTabs } from '@meshport/backstage-plugin-data-mesh-react';
import { ExemptionsContent } from '../exemptions/ExemptionsContent';
import { ExemptionsToDecide } from '../exemptions/ExemptionsToDecide';
import { WhatIfContent } from '../whatIf/WhatIfContent';
import { ChecksContent } from './checks/ChecksContent';
import { FactsContent } from './facts/FactsContent';
import { OverviewContent } from './overview/OverviewContent';
import { ProductsContent } from './products/ProductsContent';

const TABS = [
  { path: '/overview', title: 'Overview', children: <OverviewContent /> },
  { path: '/products', title: 'Data products', children: <ProductsContent /> },
  { path: '/checks', title: 'Checks', children: <ChecksContent /> },
  {
    path: '/exemptions',
    title: 'Exemptions',
    children: <ExemptionsContent />,
  },
  { path: '/what-if', title: 'What if', children: <WhatIfContent /> },
  { path: '/facts', title: 'Facts', children: <FactsContent /> },
];

const PATHS = TABS.map(({ path }) => path.slice(1));

/**
 * The page of scorecards for the old frontend system; the new one draws the
 * header and the tabs itself.
 * @internal
 */
export function ScorecardsPage() {
  return (
    <KnownTabs paths={PATHS}>
      <Page themeId="home">
        <Header
          title="Scorecards"
          subtitle="Where the data products of the mesh stand"
        >
          <ExemptionsToDecide />
        </Header>
        <RoutedTabs routes={TABS} />
      </Page>
    </KnownTabs>
  );
}

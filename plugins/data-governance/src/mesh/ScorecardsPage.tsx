import { Header, Page, RoutedTabs } from '@backstage/core-components';
import { ChecksContent } from './ChecksContent';
import { ProductsContent } from './ProductsContent';

/**
 * The page of scorecards for the old frontend system; the new one draws the
 * header and the tabs itself.
 * @internal
 */
export function ScorecardsPage() {
  return (
    <Page themeId="home">
      <Header
        title="Scorecards"
        subtitle="Where the data products of the mesh stand"
      />
      <RoutedTabs
        routes={[
          {
            path: '/products',
            title: 'Data products',
            children: <ProductsContent />,
          },
          {
            path: '/checks',
            title: 'Checks',
            children: <ChecksContent />,
          },
        ]}
      />
    </Page>
  );
}

import {
  Header,
  Page,
  Progress,
  TabbedLayout,
} from '@backstage/core-components';
import { lazy, Suspense } from 'react';
import { DataProductsContent } from './DataProductsContent';

// Drawing the map takes a library that the list does not need.
const MeshMapContent = lazy(() =>
  import('../map/MeshMapContent').then(m => ({ default: m.MeshMapContent })),
);

const ConvertContractContent = lazy(() =>
  import('../formats/ConvertContractContent').then(m => ({
    default: m.ConvertContractContent,
  })),
);

/**
 * The pages of all data products for the old frontend system; the new one
 * draws the header and the tabs itself.
 * @internal
 */
export function DataProductsPage() {
  return (
    <Page themeId="home">
      <Header
        title="Data products"
        subtitle="What the domains offer to the others"
      />
      <TabbedLayout>
        <TabbedLayout.Route path="/" title="Products">
          <DataProductsContent />
        </TabbedLayout.Route>
        <TabbedLayout.Route path="/map" title="Map">
          <Suspense fallback={<Progress />}>
            <MeshMapContent />
          </Suspense>
        </TabbedLayout.Route>
        <TabbedLayout.Route path="/convert" title="Convert">
          <Suspense fallback={<Progress />}>
            <ConvertContractContent />
          </Suspense>
        </TabbedLayout.Route>
      </TabbedLayout>
    </Page>
  );
}

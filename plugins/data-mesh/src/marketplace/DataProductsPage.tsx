import { Header, Page } from '@backstage/core-components';
import { DataProductsContent } from './DataProductsContent';

/**
 * The page of all data products for the old frontend system; the new one draws
 * the header itself.
 * @internal
 */
export function DataProductsPage() {
  return (
    <Page themeId="home">
      <Header
        title="Data products"
        subtitle="What the domains offer to the others"
      />
      <DataProductsContent />
    </Page>
  );
}

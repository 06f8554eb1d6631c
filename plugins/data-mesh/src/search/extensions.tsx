import {
  SearchFilterResultTypeBlueprint,
  SearchResultListItemBlueprint,
} from '@backstage/plugin-search-react/alpha';
import { DATA_PRODUCT_DOCUMENT_TYPE } from '@meshport/backstage-plugin-data-mesh-common';
import { DataProductIcon } from '../icons';

/**
 * What the search of the portal shows of data products.
 * @internal
 */
export const searchExtensions = [
  SearchResultListItemBlueprint.make({
    params: {
      icon: <DataProductIcon />,
      predicate: ({ type }) => type === DATA_PRODUCT_DOCUMENT_TYPE,
      component: () =>
        import('./DataProductSearchResultListItem').then(
          m => m.DataProductSearchResultListItem,
        ),
    },
  }),
  SearchFilterResultTypeBlueprint.make({
    params: {
      value: DATA_PRODUCT_DOCUMENT_TYPE,
      name: 'Data products',
      icon: <DataProductIcon />,
    },
  }),
];

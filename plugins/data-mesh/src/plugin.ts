import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import {
  createSearchResultListItemExtension,
  SearchResultListItemExtensionProps,
} from '@backstage/plugin-search-react';
import {
  DATA_PRODUCT_DOCUMENT_TYPE,
  DataMeshClient,
} from '@meshport/backstage-plugin-data-mesh-common';
import { dataMeshApiRef } from '@meshport/backstage-plugin-data-mesh-react';
import {
  createDataProductRouteRef,
  mapRouteRef,
  requestAccessRouteRef,
  rootRouteRef,
} from './routes';
import type { DataProductSearchResultListItemProps } from './search/DataProductSearchResultListItem';

/**
 * The plugin for the old frontend system.
 * @public
 */
export const dataMeshPlugin = createPlugin({
  id: 'data-mesh',
  apis: [
    createApiFactory({
      api: dataMeshApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: options => new DataMeshClient(options),
    }),
  ],
  routes: { root: rootRouteRef, map: mapRouteRef },
  externalRoutes: {
    createDataProduct: createDataProductRouteRef,
    requestAccess: requestAccessRouteRef,
  },
});

/**
 * The pages of all data products: the list, and the mesh map as a tab beside
 * it.
 * @public
 */
export const DataProductsPage: () => JSX.Element | null =
  dataMeshPlugin.provide(
    createRoutableExtension({
      name: 'DataProductsPage',
      component: () =>
        import('./marketplace/DataProductsPage').then(m => m.DataProductsPage),
      mountPoint: rootRouteRef,
    }),
  );

/**
 * Card for the top of the overview of a DataProduct: what it is, in which state
 * it is, and what one can do with it.
 * @public
 */
export const EntityDataProductCard: () => JSX.Element | null =
  dataMeshPlugin.provide(
    createComponentExtension({
      name: 'EntityDataProductCard',
      component: {
        lazy: () =>
          import('./product/DataProductCard').then(m => m.DataProductCard),
      },
    }),
  );

/**
 * Card for the overview of a DataProduct: where its users get help.
 * @public
 */
export const EntityDataProductSupportCard: () => JSX.Element | null =
  dataMeshPlugin.provide(
    createComponentExtension({
      name: 'EntityDataProductSupportCard',
      component: {
        lazy: () => import('./product/SupportCard').then(m => m.SupportCard),
      },
    }),
  );

/**
 * Card for the overview of a DataProduct: what its contracts promise about its
 * service.
 * @public
 */
export const EntityDataProductServiceLevelsCard: () => JSX.Element | null =
  dataMeshPlugin.provide(
    createComponentExtension({
      name: 'EntityDataProductServiceLevelsCard',
      component: {
        lazy: () =>
          import('./product/ServiceLevelsCard').then(m => m.ServiceLevelsCard),
      },
    }),
  );

/**
 * Card for the overview of a DataProduct: its components.
 * @public
 */
export const EntityDataProductCodeCard: () => JSX.Element | null =
  dataMeshPlugin.provide(
    createComponentExtension({
      name: 'EntityDataProductCodeCard',
      component: {
        lazy: () => import('./product/parts').then(m => m.CodeCard),
      },
    }),
  );

/**
 * Card for the overview of a DataProduct: its ports and contracts in short.
 * Links to the entity page's tab `/ports`.
 * @public
 */
export const EntityDataProductDataCard: () => JSX.Element | null =
  dataMeshPlugin.provide(
    createComponentExtension({
      name: 'EntityDataProductDataCard',
      component: {
        lazy: () => import('./product/parts').then(m => m.DataCard),
      },
    }),
  );

/**
 * Card for the overview of a DataProduct: its resources.
 * @public
 */
export const EntityDataProductInfrastructureCard: () => JSX.Element | null =
  dataMeshPlugin.provide(
    createComponentExtension({
      name: 'EntityDataProductInfrastructureCard',
      component: {
        lazy: () => import('./product/parts').then(m => m.InfrastructureCard),
      },
    }),
  );

/**
 * Card for the overview of a DataProduct: the products upstream and
 * downstream.
 * @public
 */
export const EntityRelatedDataProductsCard: () => JSX.Element | null =
  dataMeshPlugin.provide(
    createComponentExtension({
      name: 'EntityRelatedDataProductsCard',
      component: {
        lazy: () =>
          import('./lineage/RelatedProductsCard').then(
            m => m.RelatedProductsCard,
          ),
      },
    }),
  );

/**
 * Tab of a DataProduct's page: its ports with their whole contracts. Mount it
 * at `/ports`.
 * @public
 */
export const EntityDataProductPortsContent: () => JSX.Element | null =
  dataMeshPlugin.provide(
    createComponentExtension({
      name: 'EntityDataProductPortsContent',
      component: {
        lazy: () => import('./product/PortsContent').then(m => m.PortsContent),
      },
    }),
  );

/**
 * Tab of a DataProduct's page: its lineage.
 * @public
 */
export const EntityDataProductLineageContent: () => JSX.Element | null =
  dataMeshPlugin.provide(
    createComponentExtension({
      name: 'EntityDataProductLineageContent',
      component: {
        lazy: () =>
          import('./lineage/LineageContent').then(m => m.LineageContent),
      },
    }),
  );

/**
 * Tab of a DataProduct's page: which products read each port. Mount it at
 * `/consumers`.
 * @public
 */
export const EntityDataProductConsumersContent: () => JSX.Element | null =
  dataMeshPlugin.provide(
    createComponentExtension({
      name: 'EntityDataProductConsumersContent',
      component: {
        lazy: () =>
          import('./consumers/ConsumersContent').then(m => m.ConsumersContent),
      },
    }),
  );

/**
 * Tab of a DataProduct's page: the versions of its contracts, compared, and
 * what else happened. Mount it at `/history`.
 * @public
 */
export const EntityDataProductHistoryContent: () => JSX.Element | null =
  dataMeshPlugin.provide(
    createComponentExtension({
      name: 'EntityDataProductHistoryContent',
      component: {
        lazy: () =>
          import('./history/HistoryContent').then(m => m.ProductHistoryContent),
      },
    }),
  );

/**
 * Tab of a DataContract's page: its versions, compared. Mount it at
 * `/history`.
 * @public
 */
export const EntityDataContractHistoryContent: () => JSX.Element | null =
  dataMeshPlugin.provide(
    createComponentExtension({
      name: 'EntityDataContractHistoryContent',
      component: {
        lazy: () =>
          import('./history/HistoryContent').then(
            m => m.ContractHistoryContent,
          ),
      },
    }),
  );

/**
 * Card for the overview of a DataContract.
 * @public
 */
export const EntityDataContractCard: () => JSX.Element | null =
  dataMeshPlugin.provide(
    createComponentExtension({
      name: 'EntityDataContractCard',
      component: {
        lazy: () =>
          import('./contract/DataContractCard').then(m => m.DataContractCard),
      },
    }),
  );

/**
 * Tab of a DataContract's page: its document.
 * @public
 */
export const EntityDataContractDefinitionContent: () => JSX.Element | null =
  dataMeshPlugin.provide(
    createComponentExtension({
      name: 'EntityDataContractDefinitionContent',
      component: {
        lazy: () =>
          import('./contract/DefinitionContent').then(m => m.DefinitionContent),
      },
    }),
  );

/**
 * Card for the overview of a Domain: how many data products it has, whose, at
 * which levels, and which.
 * @public
 */
export const EntityDomainDataProductsCard: () => JSX.Element | null =
  dataMeshPlugin.provide(
    createComponentExtension({
      name: 'EntityDomainDataProductsCard',
      component: {
        lazy: () =>
          import('./domain/DomainDataProductsCard').then(
            m => m.DomainDataProductsCard,
          ),
      },
    }),
  );

/**
 * Card for the overview of a Domain: what it takes from other domains and
 * gives to them, by product.
 * @public
 */
export const EntityDomainExchangeCard: () => JSX.Element | null =
  dataMeshPlugin.provide(
    createComponentExtension({
      name: 'EntityDomainExchangeCard',
      component: {
        lazy: () =>
          import('./domain/DomainExchangeCard').then(m => m.DomainExchangeCard),
      },
    }),
  );

/**
 * A data product or output port among the results of the portal's search. Give
 * it to the list of results as a child.
 * @public
 */
export const DataProductSearchResultListItem: (
  props: SearchResultListItemExtensionProps<DataProductSearchResultListItemProps>,
) => JSX.Element | null = dataMeshPlugin.provide(
  createSearchResultListItemExtension({
    name: 'DataProductSearchResultListItem',
    component: () =>
      import('./search/DataProductSearchResultListItem').then(
        m => m.DataProductSearchResultListItem,
      ),
    predicate: ({ type }) => type === DATA_PRODUCT_DOCUMENT_TYPE,
  }),
);

import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { contextMenuItems } from './contextMenuItems';

const DATA_PRODUCT = { kind: 'DataProduct' };
const DATA_CONTRACT = { kind: 'DataContract' };

const dataProductCard = EntityCardBlueprint.make({
  name: 'data-product',
  params: {
    filter: DATA_PRODUCT,
    type: 'content',
    loader: () =>
      import('../product/DataProductCard').then(m => <m.DataProductCard />),
  },
});

const supportCard = EntityCardBlueprint.make({
  name: 'support',
  params: {
    filter: DATA_PRODUCT,
    type: 'content',
    loader: () => import('../product/SupportCard').then(m => <m.SupportCard />),
  },
});

const serviceLevelsCard = EntityCardBlueprint.make({
  name: 'service-levels',
  params: {
    filter: DATA_PRODUCT,
    type: 'content',
    loader: () =>
      import('../product/ServiceLevelsCard').then(m => <m.ServiceLevelsCard />),
  },
});

const codeCard = EntityCardBlueprint.make({
  name: 'code',
  params: {
    filter: DATA_PRODUCT,
    type: 'content',
    loader: () => import('../product/parts').then(m => <m.CodeCard />),
  },
});

const dataCard = EntityCardBlueprint.make({
  name: 'data',
  params: {
    filter: DATA_PRODUCT,
    type: 'content',
    loader: () => import('../product/parts').then(m => <m.DataCard />),
  },
});

const infrastructureCard = EntityCardBlueprint.make({
  name: 'infrastructure',
  params: {
    filter: DATA_PRODUCT,
    type: 'content',
    loader: () =>
      import('../product/parts').then(m => <m.InfrastructureCard />),
  },
});

const relatedProductsCard = EntityCardBlueprint.make({
  name: 'related-data-products',
  params: {
    filter: DATA_PRODUCT,
    type: 'content',
    loader: () =>
      import('../lineage/RelatedProductsCard').then(m => (
        <m.RelatedProductsCard />
      )),
  },
});

const portsContent = EntityContentBlueprint.make({
  name: 'ports',
  params: {
    path: '/ports',
    title: 'Ports and contract',
    filter: DATA_PRODUCT,
    loader: () =>
      import('../product/PortsContent').then(m => <m.PortsContent />),
  },
});

const lineageContent = EntityContentBlueprint.make({
  name: 'lineage',
  params: {
    path: '/lineage',
    title: 'Lineage',
    filter: DATA_PRODUCT,
    loader: () =>
      import('../lineage/LineageContent').then(m => <m.LineageContent />),
  },
});

const historyContent = EntityContentBlueprint.make({
  name: 'history',
  params: {
    path: '/history',
    title: 'History',
    filter: DATA_PRODUCT,
    loader: () =>
      import('../history/HistoryContent').then(m => (
        <m.ProductHistoryContent />
      )),
  },
});

const contractHistoryContent = EntityContentBlueprint.make({
  name: 'contract-history',
  params: {
    path: '/history',
    title: 'History',
    filter: DATA_CONTRACT,
    loader: () =>
      import('../history/HistoryContent').then(m => (
        <m.ContractHistoryContent />
      )),
  },
});

const consumersContent = EntityContentBlueprint.make({
  name: 'consumers',
  params: {
    path: '/consumers',
    title: 'Consumers',
    filter: DATA_PRODUCT,
    loader: () =>
      import('../consumers/ConsumersContent').then(m => <m.ConsumersContent />),
  },
});

const dataContractCard = EntityCardBlueprint.make({
  name: 'data-contract',
  params: {
    filter: DATA_CONTRACT,
    type: 'content',
    loader: () =>
      import('../contract/DataContractCard').then(m => <m.DataContractCard />),
  },
});

const definitionContent = EntityContentBlueprint.make({
  name: 'definition',
  params: {
    path: '/definition',
    title: 'Definition',
    filter: DATA_CONTRACT,
    loader: () =>
      import('../contract/DefinitionContent').then(m => (
        <m.DefinitionContent />
      )),
  },
});

const domainDataProductsCard = EntityCardBlueprint.make({
  name: 'domain-data-products',
  params: {
    filter: { kind: 'Domain' },
    type: 'content',
    loader: () =>
      import('../domain/DomainDataProductsCard').then(m => (
        <m.DomainDataProductsCard />
      )),
  },
});

const domainExchangeCard = EntityCardBlueprint.make({
  name: 'domain-exchange',
  params: {
    filter: { kind: 'Domain' },
    type: 'content',
    loader: () =>
      import('../domain/DomainExchangeCard').then(m => (
        <m.DomainExchangeCard />
      )),
  },
});

/**
 * What the plugin adds to the pages of entities, in the order in which the
 * overview shows it.
 * @internal
 */
export const entityExtensions = [
  dataProductCard,
  serviceLevelsCard,
  supportCard,
  dataCard,
  codeCard,
  infrastructureCard,
  relatedProductsCard,
  portsContent,
  lineageContent,
  consumersContent,
  historyContent,
  dataContractCard,
  definitionContent,
  contractHistoryContent,
  ...contextMenuItems,
  domainDataProductsCard,
  domainExchangeCard,
];

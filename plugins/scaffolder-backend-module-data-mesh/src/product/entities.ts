import {
  Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import {
  DataProductEntity,
  MESHPORT_API_VERSION,
} from '@meshport/backstage-plugin-data-mesh-common';
import { oneLine, portName, ProductValues } from './ProductValues';

/**
 * The paths of a new product's files within its repository.
 * @internal
 */
export function productFiles(values: Pick<ProductValues, 'name' | 'location'>) {
  return {
    catalogInfo: 'catalog-info.yaml',
    contract: `${values.name}.odcs.yaml`,
    readme: 'README.md',
    query: `sql/${portName(values)}.sql`,
  };
}

/**
 * The entities of a new product, as they are written to its
 * `catalog-info.yaml`: the product, its contract, the query that is its code
 * and the table that is its infrastructure.
 *
 * @param values - with full refs for `owner` and `domain`
 * @internal
 */
export function productEntities(values: ProductValues): Entity[] {
  const { name, owner, lifecycle } = values;
  const title = oneLine(values.title);
  const purpose = values.purpose.trim();
  const tableTitle = oneLine(Object.values(values.location).join('.'));

  const table: Entity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: { name: `${name}-table`, title: tableTitle },
    spec: { type: 'table', owner },
  };
  const query: Entity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: `${name}-query`, title: `${title} query` },
    spec: {
      type: 'data-pipeline',
      lifecycle,
      owner,
      dependsOn: [stringifyEntityRef(table)],
    },
  };
  const contract: Entity = {
    apiVersion: MESHPORT_API_VERSION,
    kind: 'DataContract',
    metadata: { name: `${name}-contract`, title: `${title} contract` },
    spec: {
      type: 'odcs',
      lifecycle,
      owner,
      product: stringifyEntityRef({ kind: 'DataProduct', name }),
      definition: { $text: `./${productFiles(values).contract}` },
    },
  };
  const product: DataProductEntity = {
    apiVersion: MESHPORT_API_VERSION,
    kind: 'DataProduct',
    metadata: { name, title, description: purpose },
    spec: {
      type: values.type,
      lifecycle,
      version: values.version,
      owner,
      domain: values.domain,
      purpose,
      outputPorts: [
        {
          name: portName(values),
          version: values.version,
          type: 'table',
          description: `Table ${tableTitle}`,
          platform: values.platform,
          location: values.location,
          contract: stringifyEntityRef(contract),
          classification: values.classification,
          access: {
            approvers: [owner],
            ...(values.purposes?.length && {
              purposes: values.purposes.map(oneLine),
            }),
            ...(values.longestDuration && {
              longestDuration: values.longestDuration,
            }),
          },
        },
      ],
      code: [stringifyEntityRef(query)],
      infrastructure: [stringifyEntityRef(table)],
      ...(values.support && {
        support: [{ channel: parseEntityRef(owner).name, url: values.support }],
      }),
    },
  };
  return [product, contract, query, table];
}

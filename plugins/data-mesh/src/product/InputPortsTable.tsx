import { TableColumn } from '@backstage/core-components';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import {
  DataProductEntity,
  InputPort,
} from '@meshport/backstage-plugin-data-mesh-common';
import {
  CardTable,
  resolveRef,
} from '@meshport/backstage-plugin-data-mesh-react';
import { ReactNode, useMemo } from 'react';

function source(product: DataProductEntity, port: InputPort): ReactNode {
  if (port.product) {
    const read = [port.port, port.version].filter(Boolean).join(' ');
    return (
      <>
        <EntityRefLink
          entityRef={resolveRef(product, port.product, 'DataProduct')}
        />
        {read && `, port ${read}`}
      </>
    );
  }
  return port.resource ? (
    <EntityRefLink entityRef={resolveRef(product, port.resource, 'Resource')} />
  ) : null;
}

/**
 * Where a product takes its data from.
 * @internal
 */
export function InputPortsTable(props: { product: DataProductEntity }) {
  const { product } = props;
  const columns = useMemo<TableColumn<InputPort>[]>(
    () => [
      { title: 'Name', field: 'name', highlight: true },
      { title: 'Reads from', render: port => source(product, port) },
      { title: 'Description', field: 'description' },
    ],
    [product],
  );
  return (
    <CardTable
      columns={columns}
      data={(product.spec.inputPorts ?? []).map(port => ({ ...port }))}
      options={{ sorting: false }}
    />
  );
}

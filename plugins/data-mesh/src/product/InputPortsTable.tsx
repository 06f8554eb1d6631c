import { Table, TableColumn } from '@backstage/core-components';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import {
  DataProductEntity,
  InputPort,
} from '@meshport/backstage-plugin-data-mesh-common';
import { resolveRef } from '@meshport/backstage-plugin-data-mesh-react';
import { ReactNode } from 'react';

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
  const columns: TableColumn<InputPort>[] = [
    { title: 'Input port', field: 'name', highlight: true },
    { title: 'Reads from', render: port => source(product, port) },
    { title: 'Description', field: 'description' },
  ];
  return (
    <Table
      title="Input ports"
      columns={columns}
      data={(product.spec.inputPorts ?? []).map(port => ({ ...port }))}
      emptyContent={<p>This product takes no data from other products.</p>}
      options={{
        padding: 'dense',
        search: false,
        paging: false,
        draggable: false,
        sorting: false,
      }}
    />
  );
}

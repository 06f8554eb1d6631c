import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  catalogApiRef,
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { DataProductEntity } from '@meshport/backstage-plugin-data-mesh-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { dataProduct } from '../__testUtils__/entities';
import { LineageContent } from './LineageContent';

/** source → middle → sink → last; the last one is two steps from the middle. */
function product(
  name: string,
  options: { reads?: string; readBy?: string; port?: string },
): DataProductEntity {
  const { reads, readBy, port } = options;
  return dataProduct(
    name,
    {
      inputPorts: reads
        ? [{ name: 'in', product: reads, port, version: port && '2.1.0' }]
        : [],
    },
    {
      metadata: { name, title: `The ${name}` },
      relations: [
        ...(reads
          ? [
              {
                type: 'consumesDataProduct',
                targetRef: `dataproduct:default/${reads}`,
              },
            ]
          : []),
        ...(readBy
          ? [
              {
                type: 'dataProductConsumedBy',
                targetRef: `dataproduct:default/${readBy}`,
              },
            ]
          : []),
      ],
    },
  );
}

const SOURCE = product('source', { readBy: 'middle' });
const MIDDLE = product('middle', {
  reads: 'source',
  port: 'raw',
  readBy: 'sink',
});
const SINK = product('sink', {
  reads: 'middle',
  port: 'daily',
  readBy: 'last',
});
const LAST = product('last', { reads: 'sink' });

function render(
  entity: DataProductEntity,
  catalog: typeof catalogApiRef.T = catalogApiMock({
    entities: [SOURCE, MIDDLE, SINK, LAST],
  }),
) {
  return renderInTestApp(
    <EntityProvider entity={entity}>
      <LineageContent />
    </EntityProvider>,
    {
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      apis: [[catalogApiRef, catalog]],
    },
  );
}

/** The flows as lines of text: who, through which port, to whom. */
async function flows(): Promise<string[]> {
  const rows = await screen.findAllByRole('row');
  return rows.slice(1).map(row =>
    within(row)
      .getAllByRole('cell')
      .map(cell => cell.textContent)
      .join(' | '),
  );
}

describe('LineageContent', () => {
  it('shows one step in both directions, with the ports', async () => {
    render(MIDDLE);
    await screen.findByText('daily 2.1.0', { selector: 'td' });
    expect(await flows()).toEqual([
      'source | raw 2.1.0 | middle',
      'middle | daily 2.1.0 | sink',
    ]);
    expect(screen.queryByText('last')).not.toBeInTheDocument();
  });

  it('goes a step further on demand, and back', async () => {
    render(MIDDLE);
    await userEvent.click(
      await screen.findByLabelText('Show 1 downstream of The sink'),
    );
    await screen.findByText('Not said');
    expect(await flows()).toContain('sink | Not said | last');

    await userEvent.click(
      screen.getByLabelText('Hide 1 downstream of The sink'),
    );
    expect(await flows()).toHaveLength(2);
  });

  it('shows who else reads a source', async () => {
    const other = product('other', { reads: 'source', port: 'raw' });
    const source = {
      ...SOURCE,
      relations: [
        ...(SOURCE.relations ?? []),
        {
          type: 'dataProductConsumedBy',
          targetRef: 'dataproduct:default/other',
        },
      ],
    };
    render(MIDDLE, catalogApiMock({ entities: [source, MIDDLE, SINK, other] }));
    await userEvent.click(
      await screen.findByLabelText('Show 1 downstream of The source'),
    );
    await screen.findAllByText('raw 2.1.0', { selector: 'td' });
    expect(await flows()).toContain('source | raw 2.1.0 | other');
    // Its only neighbour there is shown already.
    expect(
      screen.queryByLabelText(/upstream of The sink/),
    ).not.toBeInTheDocument();
  });

  it('names a product that one may not see', async () => {
    render(MIDDLE, catalogApiMock({ entities: [MIDDLE, SINK] }));
    expect(await screen.findByText('You may not see it')).toBeInTheDocument();
    expect(screen.getByText('dataproduct:default/source')).toBeInTheDocument();
  });

  it('says that nothing is read', async () => {
    render(dataProduct('alone'));
    expect(
      await screen.findByText(/It reads no other data product/),
    ).toBeInTheDocument();
  });

  it('says why the neighbours cannot be read', async () => {
    render(
      MIDDLE,
      catalogApiMock.mock({
        getEntitiesByRefs: async () => {
          throw new Error('the catalog is down');
        },
      }),
    );
    expect(
      await screen.findByText('Error: the catalog is down'),
    ).toBeInTheDocument();
  });
});

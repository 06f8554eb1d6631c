import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  DataContractEntity,
  MESHPORT_API_VERSION,
} from '@meshport/backstage-plugin-data-mesh-common';
import { screen, within } from '@testing-library/react';

import { ContractEntityView } from './ContractEntityView';

function contractEntity(definition: string): DataContractEntity {
  return {
    apiVersion: MESHPORT_API_VERSION,
    kind: 'DataContract',
    metadata: { name: 'strikes-contract' },
    spec: {
      type: 'odcs',
      lifecycle: 'production',
      owner: 'group:default/safety',
      product: 'bird-strikes',
      definition,
    },
  };
}

const CONTRACT = {
  apiVersion: 'v3.1.0',
  kind: 'DataContract',
  id: 'strikes',
  version: '1.2.0',
  status: 'active',
  description: { purpose: 'To learn what birds cost' },
  schema: [
    {
      name: 'bird_strikes',
      properties: [
        {
          name: 'strike_id',
          businessName: 'Strike number',
          logicalType: 'integer',
          physicalType: 'bigint',
          primaryKey: true,
          primaryKeyPosition: 1,
          required: true,
        },
        {
          name: 'cost_total',
          logicalType: 'number',
          classification: 'confidential',
          description: 'Cost in US dollars',
          quality: [
            { name: 'Cost is known', metric: 'nullValues', mustBeLessThan: 5 },
          ],
        },
      ],
      quality: [{ metric: 'rowCount', mustBeBetween: [1, 20000] }],
    },
  ],
  slaProperties: [{ property: 'latency', value: 24, unit: 'h' }],
};

/** A line of the tables of service levels and quality rules. */
function row(text: string): HTMLElement {
  const found = screen.getByText(text).closest('tr');
  if (!found) {
    throw new Error(`'${text}' is not in a table row`);
  }
  return found;
}

/** The line of a column. */
function column(path: string): HTMLElement {
  return screen.getByRole('row', { name: path });
}

describe('ContractEntityView', () => {
  it('shows columns, service levels and quality rules', async () => {
    renderInTestApp(
      <ContractEntityView entity={contractEntity(JSON.stringify(CONTRACT))} />,
    );

    expect(await screen.findByText('active')).toBeInTheDocument();
    expect(screen.getByText('To learn what birds cost')).toBeInTheDocument();

    const key = within(column('strike_id'));
    expect(key.getByText('Strike number')).toBeInTheDocument();
    expect(key.getByText('integer (bigint)')).toBeInTheDocument();
    expect(key.getByText('primary key, required')).toBeInTheDocument();

    const cost = within(column('cost_total'));
    expect(cost.getByText('Confidential')).toBeInTheDocument();
    expect(cost.getByText('Cost in US dollars')).toBeInTheDocument();

    expect(within(row('latency')).getByText('24 h')).toBeInTheDocument();
    expect(
      screen.getByText('rowCount must be between 1 and 20000'),
    ).toBeInTheDocument();
    const rule = within(row('Cost is known'));
    expect(rule.getByText('bird_strikes.cost_total')).toBeInTheDocument();
    expect(rule.getByText('nullValues must be < 5')).toBeInTheDocument();
  });

  it('gives its parts headings of one level', async () => {
    renderInTestApp(
      <ContractEntityView entity={contractEntity(JSON.stringify(CONTRACT))} />,
    );
    await screen.findByRole('treegrid');
    expect(
      screen
        .getAllByRole('heading', { level: 5 })
        .map(({ textContent }) => textContent),
    ).toEqual(['bird_strikes', 'Service levels', 'Quality rules']);
  });

  it('shows who stands behind the contract, and its terms', async () => {
    renderInTestApp(
      <ContractEntityView
        entity={contractEntity(
          JSON.stringify({
            ...CONTRACT,
            servers: [
              {
                server: 'main',
                type: 'postgres',
                host: 'db',
                port: 5432,
                database: 'w',
                schema: 's',
                environment: 'prod',
              },
            ],
            roles: [{ role: 'reader', access: 'read' }],
            support: [{ channel: 'desk', url: 'https://desk.example.com' }],
            team: { name: 'safety', members: [{ username: 'chen' }] },
            price: { priceAmount: 5, priceCurrency: 'EUR' },
          }),
        )}
      />,
    );
    expect(
      await screen.findByText('main (postgres), prod'),
    ).toBeInTheDocument();
    expect(screen.getByText('reader, read')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: /desk/ })).toHaveAttribute(
      'href',
      'https://desk.example.com',
    );
    expect(screen.getByText('Team safety')).toBeInTheDocument();
    expect(screen.getByText('chen')).toBeInTheDocument();
    expect(screen.getByText('5 EUR')).toBeInTheDocument();
  });

  it('pages many quality rules', async () => {
    const quality = Array.from({ length: 45 }, (_, index) => ({
      name: `Rule ${index}`,
      metric: 'rowCount',
      mustBeGreaterThan: index,
    }));
    renderInTestApp(
      <ContractEntityView
        entity={contractEntity(
          JSON.stringify({
            ...CONTRACT,
            schema: [{ name: 'strikes', properties: [], quality }],
          }),
        )}
      />,
    );
    expect(await screen.findByText('Rule 0')).toBeInTheDocument();
    expect(screen.queryByText('Rule 44')).not.toBeInTheDocument();
  });

  it('shows a contract with notes on what it does not know', async () => {
    renderInTestApp(
      <ContractEntityView
        entity={contractEntity(JSON.stringify({ ...CONTRACT, mood: 'fine' }))}
      />,
    );
    expect(
      await screen.findByText(/1 note on this contract/),
    ).toBeInTheDocument();
    expect(column('strike_id')).toBeInTheDocument();
  });

  it('numbers the columns of a composite key', async () => {
    const properties = ['location', 'date'].map((name, index) => ({
      name,
      primaryKey: true,
      primaryKeyPosition: index + 1,
    }));
    renderInTestApp(
      <ContractEntityView
        entity={contractEntity(
          JSON.stringify({
            ...CONTRACT,
            schema: [{ name: 'weather', properties }],
          }),
        )}
      />,
    );

    expect(await screen.findByText('primary key (2)')).toBeInTheDocument();
  });

  it('names the places of a contract that cannot be read', async () => {
    renderInTestApp(
      <ContractEntityView
        entity={contractEntity(JSON.stringify({ ...CONTRACT, status: 5 }))}
      />,
    );

    expect(
      await screen.findByText(/The contract cannot be read/),
    ).toBeInTheDocument();
    expect(screen.getByText('status')).toBeInTheDocument();
  });

  it('says where text that is not YAML breaks', async () => {
    renderInTestApp(
      <ContractEntityView entity={contractEntity('id: [unclosed')} />,
    );

    expect(
      await screen.findByText(/is not valid YAML at line 1/),
    ).toBeInTheDocument();
  });
});

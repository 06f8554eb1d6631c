import { renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import {
  DataProductEntity,
  MESHPORT_API_VERSION,
  OutputPort,
} from '@meshport/backstage-plugin-data-mesh-common';
import { screen } from '@testing-library/react';
import { durationInWords } from './accessPolicy';
import { PortCard } from './PortCard';

function render(port: Partial<OutputPort>) {
  const full: OutputPort = {
    name: 'daily',
    version: '2.0.0',
    type: 'topic',
    classification: 'restricted',
    ...port,
  };
  const product: DataProductEntity = {
    apiVersion: MESHPORT_API_VERSION,
    kind: 'DataProduct',
    metadata: { name: 'delays', namespace: 'air' },
    spec: {
      type: 'aggregate',
      lifecycle: 'production',
      version: '1.0.0',
      owner: 'operations',
      domain: 'flights',
      outputPorts: [full],
    },
  };
  return renderInTestApp(<PortCard product={product} port={full} />, {
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
  });
}

describe('PortCard', () => {
  it('says what holds when the port says nothing', async () => {
    render({});
    expect(await screen.findByText('Restricted')).toBeInTheDocument();
    expect(screen.getByText('Not on a data platform')).toBeInTheDocument();
    expect(screen.getByText('None')).toBeInTheDocument();
    expect(screen.getByText('Any')).toBeInTheDocument();
    expect(screen.getByText('90 days')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: /operations/ })).toHaveAttribute(
      'href',
      '/catalog/air/group/operations',
    );
  });

  it('names the contract and the approvers of the port', async () => {
    render({
      contract: 'delays-contract',
      platform: 'lake',
      access: { approvers: ['user:default/olivia', 'stewards'] },
    });
    expect(
      await screen.findByRole('link', { name: /delays-contract/ }),
    ).toHaveAttribute('href', '/catalog/air/datacontract/delays-contract');
    expect(screen.getByRole('link', { name: /olivia/ })).toBeInTheDocument();
    expect(screen.getByRole('link', { name: /stewards/ })).toHaveAttribute(
      'href',
      '/catalog/air/group/stewards',
    );
    expect(screen.getByText('lake')).toBeInTheDocument();
  });
});

describe('the terms of a port', () => {
  it('name who decides one after the other, and what a right may be', async () => {
    render({
      access: {
        steps: [
          { title: 'Owner', owner: true },
          { steward: true, approvers: ['finance'], quorum: 2 },
          { role: 'reader' },
        ],
        endsWith: 'quarter',
        narrowing: {
          columns: true,
          rows: [{ column: 'state', title: 'State' }, { column: 'year' }],
        },
        masks: [
          { column: 'email', mask: 'hash' },
          { column: 'born', mask: 'year' },
        ],
      },
    });
    expect(await screen.findByText(/1\. Owner:/)).toHaveTextContent(
      /1\. Owner: .*operations/,
    );
    expect(screen.getByText(/the domain's owner/)).toHaveTextContent(
      /2\. .*finance.*, the domain's owner \(2 of them\)/,
    );
    expect(
      screen.getByText(/3\. the approvers of the contract's role reader/),
    ).toBeInTheDocument();
    expect(screen.getByText('With the quarter')).toBeInTheDocument();
    expect(
      screen.getByText('columns, rows by State, year'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('email (as a code), born (year only)'),
    ).toBeInTheDocument();
  });

  it('leave out what a port does not offer', async () => {
    render({});
    expect(await screen.findByText('Access decided by')).toBeInTheDocument();
    expect(screen.queryByText('Access ends')).not.toBeInTheDocument();
    expect(screen.queryByText('May be narrowed to')).not.toBeInTheDocument();
    expect(screen.queryByText('Masked columns')).not.toBeInTheDocument();
  });
});

describe('durationInWords', () => {
  it.each([
    ['P30D', '30 days'],
    ['P1Y6M', '1 year, 6 months'],
    ['soon', 'soon'],
  ])('says %s as %s', (duration, words) => {
    expect(durationInWords(duration)).toBe(words);
  });
});

import { renderInTestApp } from '@backstage/frontend-test-utils';
import { ResponseError } from '@backstage/errors';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { DataMeshApi } from '@meshport/backstage-plugin-data-mesh-common';
import { dataMeshApiRef } from '@meshport/backstage-plugin-data-mesh-react';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useLocation } from 'react-router-dom';
import { fakeDataMeshApi } from '../__testUtils__/fakeDataMeshApi';
import {
  comparison,
  contractVersion,
  DROPPED_COLUMN,
  NEW_PURPOSE,
  TIGHTER_ORIGIN,
} from '../__testUtils__/versions';
import { History } from './History';

const FLIGHTS = 'datacontract:default/flights-contract';
const DELAYS = 'datacontract:default/delays-contract';

const first = contractVersion(1);
const second = contractVersion(2, {
  changes: {
    total: 3,
    breaking: 2,
    verdict: comparison(first, first, []).differences.version,
  },
});
const third = contractVersion(3, { current: true });

function Address() {
  return <output aria-label="Address">{useLocation().search}</output>;
}

function render(
  api: Partial<DataMeshApi>,
  options: { contracts?: string[]; product?: string; address?: string } = {},
) {
  return renderInTestApp(
    <>
      <History
        contracts={options.contracts ?? [FLIGHTS]}
        product={options.product}
      />
      <Address />
    </>,
    {
      initialRouteEntries: [`/${options.address ?? ''}`],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      apis: [catalogApiMock(), [dataMeshApiRef, fakeDataMeshApi(api)]],
    },
  );
}

function failure(status: number): Promise<Error> {
  return ResponseError.fromResponse(
    new Response(
      JSON.stringify({ error: { name: 'Refused', message: 'no' } }),
      {
        status,
        headers: { 'content-type': 'application/json' },
      },
    ),
  );
}

describe('History', () => {
  it('compares the two newest versions, with what breaks whom in words', async () => {
    const compareContractVersions = jest.fn(async () =>
      comparison(second, third, [NEW_PURPOSE, DROPPED_COLUMN, TIGHTER_ORIGIN]),
    );
    render({
      getContractVersions: async () => [third, second, first],
      compareContractVersions,
    });

    expect(
      await screen.findByText('The changes owe a major step: at least 2.0.0.'),
    ).toBeInTheDocument();
    expect(compareContractVersions).toHaveBeenCalledWith(FLIGHTS, {
      before: 2,
      after: 3,
    });
    expect(screen.getByText('3 changes, 2 breaking.')).toBeInTheDocument();

    const dropped = within(
      screen.getByLabelText('Changes in flights.delay_minutes'),
    );
    expect(dropped.getByText('Breaks readers')).toBeInTheDocument();
    expect(dropped.queryByText('Breaks writers')).not.toBeInTheDocument();
    const origin = within(screen.getByLabelText('Changes in flights.origin'));
    expect(origin.getByText('Breaks writers')).toBeInTheDocument();
    expect(origin.getByText('false')).toBeInTheDocument();
    expect(origin.getByText('true')).toBeInTheDocument();

    await userEvent.click(screen.getByLabelText('Only breaking changes'));
    expect(
      screen.queryByLabelText('Changes in The contract'),
    ).not.toBeInTheDocument();
    expect(
      screen.getByLabelText('Changes in flights.origin'),
    ).toBeInTheDocument();
  });

  it('compares what the address says, and keeps a choice in it', async () => {
    const compareContractVersions = jest.fn(async () =>
      comparison(first, second, [NEW_PURPOSE]),
    );
    render(
      {
        getContractVersions: async () => [third, second, first],
        compareContractVersions,
      },
      { address: '?before=1&after=2' },
    );
    await screen.findByText('The purpose is worded anew.');
    expect(compareContractVersions).toHaveBeenLastCalledWith(FLIGHTS, {
      before: 1,
      after: 2,
    });

    await userEvent.click(screen.getByLabelText('After'));
    await userEvent.click(
      await screen.findByRole('option', { name: '1.2.0, current' }),
    );
    await waitFor(() =>
      expect(compareContractVersions).toHaveBeenLastCalledWith(FLIGHTS, {
        before: 1,
        after: 3,
      }),
    );
    expect(screen.getByLabelText('Address')).toHaveTextContent(
      '?before=1&after=3',
    );
  });

  it('leads from the line of time to what a version changed', async () => {
    const compareContractVersions = jest.fn(async () =>
      comparison(first, second, [NEW_PURPOSE]),
    );
    render({
      getContractVersions: async () => [third, second, first],
      compareContractVersions,
    });
    const line = within(
      await screen.findByLabelText('What happened, the newest first'),
    );
    expect(line.getByText('2 breaking.')).toBeInTheDocument();

    await userEvent.click(
      line.getByLabelText('Compare 1.1.0 with the version before'),
    );
    await waitFor(() =>
      expect(compareContractVersions).toHaveBeenLastCalledWith(FLIGHTS, {
        before: 1,
        after: 2,
      }),
    );
  });

  it('shows the documents line by line', async () => {
    const lines = (delay: string) =>
      [...Array(20).keys()]
        .map(n => `line ${n}`)
        .concat(delay)
        .join('\n');
    render(
      {
        getContractVersions: async () => [second, first],
        getContractVersion: async (_, sequence) => ({
          ...(sequence === 1 ? first : second),
          definition: lines(sequence === 1 ? 'delay: 5' : 'delay: 9'),
        }),
      },
      { address: '?view=document' },
    );
    const table = await screen.findByLabelText('Differences of the documents');
    expect(table).toHaveTextContent('Removed: delay: 5');
    expect(table).toHaveTextContent('Added: delay: 9');
    expect(table).not.toHaveTextContent('line 3');

    await userEvent.click(screen.getByText('Show 17 unchanged lines'));
    expect(table).toHaveTextContent('line 3');
  });

  it('shows why a version cannot be read, and its text all the same', async () => {
    const broken = contractVersion(2, {
      version: undefined,
      problems: [{ path: 'status', message: 'has to be a text.' }],
    });
    render({
      getContractVersions: async () => [broken, first],
      getContractVersion: async (_, sequence) => ({
        ...first,
        definition: sequence === 1 ? 'status: active' : 'status: 5',
      }),
    });
    expect(
      (await screen.findAllByText(/This version is no valid contract/)).length,
    ).toBeGreaterThan(0);
    expect(
      await screen.findByLabelText('Differences of the documents'),
    ).toHaveTextContent('Added: status: 5');
    expect(screen.getByRole('button', { name: 'Changes' })).toBeDisabled();
  });

  it('says that there is one version only', async () => {
    render({ getContractVersions: async () => [first] });
    expect(
      await screen.findByText(/There is one version only/),
    ).toBeInTheDocument();
    expect(
      screen.getByText('The first version that the catalog has seen.'),
    ).toBeInTheDocument();
  });

  it('tells the events of the product and each contract apart', async () => {
    const compareContractVersions = jest.fn(async () =>
      comparison(first, second, [NEW_PURPOSE]),
    );
    render(
      {
        getContractVersions: async () => [second, first],
        compareContractVersions,
        getProductEvents: async () => [
          {
            id: '2',
            product: 'dataproduct:default/flights',
            type: 'contract-version',
            at: '2026-11-02T10:00:00.000Z',
            message: 'Told by the version itself',
            contract: FLIGHTS,
            hash: 'hash-2',
          },
          {
            id: '1',
            product: 'dataproduct:default/flights',
            type: 'deprecation',
            at: '2026-11-05T10:00:00.000Z',
            message: 'Flights is deprecated',
          },
        ],
      },
      { contracts: [FLIGHTS, DELAYS], product: 'dataproduct:default/flights' },
    );
    const entries = within(
      await screen.findByLabelText('What happened, the newest first'),
    ).getAllByRole('listitem');
    expect(entries).toHaveLength(5);
    expect(entries[0]).toHaveTextContent('Flights is deprecated');
    expect(
      screen.queryByText('Told by the version itself'),
    ).not.toBeInTheDocument();

    await userEvent.click(screen.getByLabelText('Contract'));
    await userEvent.click(
      await screen.findByRole('option', { name: /delays-contract/ }),
    );
    await waitFor(() =>
      expect(compareContractVersions).toHaveBeenLastCalledWith(
        DELAYS,
        expect.anything(),
      ),
    );
  });

  it('compares the contract that changed last when none is chosen', async () => {
    const compareContractVersions = jest.fn(async () =>
      comparison(first, second, [NEW_PURPOSE]),
    );
    render(
      {
        getContractVersions: async ref =>
          ref === DELAYS ? [second, first] : [first],
        compareContractVersions,
      },
      { contracts: [FLIGHTS, DELAYS] },
    );
    await waitFor(() =>
      expect(compareContractVersions).toHaveBeenCalledWith(
        DELAYS,
        expect.anything(),
      ),
    );
    expect(
      screen.queryByText(/There is one version only/),
    ).not.toBeInTheDocument();
  });

  it('says that nothing happened yet when the contract is new', async () => {
    const notFound = await failure(404);
    render({
      getContractVersions: async () => {
        throw notFound;
      },
    });
    expect(
      await screen.findByText('Nothing has happened yet'),
    ).toBeInTheDocument();
  });

  it('says that one may not see it', async () => {
    const forbidden = await failure(403);
    render({
      getContractVersions: async () => {
        throw forbidden;
      },
    });
    expect(
      await screen.findByText('You may not see data products'),
    ).toBeInTheDocument();
  });

  it('says why it cannot be read, and tries again', async () => {
    const getContractVersions = jest
      .fn()
      .mockRejectedValueOnce(new Error('the backend is down'))
      .mockResolvedValue([first]);
    render({ getContractVersions });
    expect(
      await screen.findByText('Error: the backend is down'),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByText('Try again'));
    expect(
      await screen.findByText(/There is one version only/),
    ).toBeInTheDocument();
  });
});

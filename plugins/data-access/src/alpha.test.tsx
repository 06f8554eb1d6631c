import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import {
  createTestEntityPage,
  catalogApiMock,
} from '@backstage/plugin-catalog-react/testUtils';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { dataAccessApiRef } from '@meshport/backstage-plugin-data-mesh-react';
import { screen } from '@testing-library/react';
import plugin from './alpha';
import { FakeDataAccessApi } from './__testUtils__/FakeDataAccessApi';
import {
  CHEN,
  flightsEntity,
  makeDetails,
  makeRequest,
} from './__testUtils__/fixtures';

function makeApis() {
  const api = new FakeDataAccessApi().add(makeDetails(makeRequest()));
  api.mine = ['request-1'];
  return [
    [dataAccessApiRef, api],
    [catalogApiRef, catalogApiMock({ entities: [flightsEntity] })],
    mockApis.identity({ userEntityRef: CHEN }),
    mockApis.permission(),
  ] as const;
}

describe('plugin for the new frontend system', () => {
  it('has its page at /data-access', async () => {
    renderTestApp({
      features: [plugin],
      initialRouteEntries: ['/data-access'],
      apis: [...makeApis()],
      extensions: [createTestEntityPage({ entity: flightsEntity })],
    });
    expect(
      await screen.findByText('What you have asked for'),
    ).toBeInTheDocument();
    expect(await screen.findByText('Safety analysis')).toBeInTheDocument();
  });

  it('has a tab for data products', async () => {
    renderTestApp({
      features: [plugin],
      apis: [...makeApis()],
      extensions: [createTestEntityPage({ entity: flightsEntity })],
    });
    expect(
      await screen.findByText(/Waiting for flight-operations to decide/),
    ).toBeInTheDocument();
  });

  it('has no tab for other kinds', async () => {
    renderTestApp({
      features: [plugin],
      apis: [...makeApis()],
      extensions: [
        createTestEntityPage({ entity: { ...flightsEntity, kind: 'API' } }),
      ],
    });
    expect(await screen.findByTestId('empty-entity-page')).toBeInTheDocument();
  });
});

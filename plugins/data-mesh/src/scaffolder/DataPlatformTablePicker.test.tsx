import '@testing-library/jest-dom';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { ResponseError } from '@backstage/errors';
import {
  DataMeshApi,
  TableDescription,
} from '@meshport/backstage-plugin-data-mesh-common';
import { dataMeshApiRef } from '@meshport/backstage-plugin-data-mesh-react';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ComponentProps, useState } from 'react';
import { fakeDataMeshApi } from '../__testUtils__/fakeDataMeshApi';
import {
  DataPlatformTablePicker,
  validateTable,
} from './DataPlatformTablePicker';

const table: TableDescription = {
  location: { schema: 'airports', table: 'airports' },
  title: 'airports.airports',
  type: 'table',
  estimatedRows: 3376,
  columns: [
    {
      name: 'iata',
      physicalType: 'text',
      logicalType: 'string',
      required: true,
      unique: true,
      primaryKeyPosition: 1,
    },
    {
      name: 'city',
      physicalType: 'text',
      logicalType: 'string',
      required: false,
      unique: false,
    },
  ],
};

function dataMesh(changes: Partial<DataMeshApi> = {}): DataMeshApi {
  return fakeDataMeshApi({
    getPlatforms: async () => [
      { id: 'warehouse', type: 'postgres', title: 'Warehouse' },
      { id: 'lake', type: 'files', title: 'Lake' },
    ],
    getTables: async platform =>
      platform === 'warehouse'
        ? [
            table,
            {
              location: { schema: 'weather', table: 'daily_weather' },
              title: 'weather.daily_weather',
              type: 'table',
            },
          ]
        : [],
    describeTable: async () => table,
    inferContract: async () => ({ definition: '' }),
    ...changes,
  });
}

async function engineDown(): Promise<never> {
  throw await ResponseError.fromResponse(
    new Response(
      JSON.stringify({
        error: { name: 'ServiceUnavailableError', message: 'Engine is down' },
        response: { statusCode: 503 },
      }),
      { status: 503, headers: { 'Content-Type': 'application/json' } },
    ),
  );
}

type Props = ComponentProps<typeof DataPlatformTablePicker>;

function Form(props: { onValue: (value: Props['formData']) => void }) {
  const [formData, setFormData] = useState<Props['formData']>();
  const fieldProps = {
    formData,
    onChange: (value: Props['formData']) => {
      setFormData(value);
      props.onValue(value);
    },
    rawErrors: [],
    idSchema: { $id: 'table' },
  } as unknown as Props;
  return <DataPlatformTablePicker {...fieldProps} />;
}

async function renderForm(api: DataMeshApi) {
  const onValue = jest.fn();
  await renderInTestApp(
    <TestApiProvider apis={[[dataMeshApiRef, api]]}>
      <Form onValue={onValue} />
    </TestApiProvider>,
  );
  return onValue;
}

async function choose(label: RegExp, option: string) {
  await userEvent.click(await screen.findByLabelText(label));
  await userEvent.click(await screen.findByRole('option', { name: option }));
}

describe('DataPlatformTablePicker', () => {
  it('lets a table be chosen and shows the contract it keeps', async () => {
    const onValue = await renderForm(dataMesh());
    await choose(/Data platform/, 'Warehouse');

    await userEvent.type(await screen.findByLabelText(/^Table/), 'airp');
    await userEvent.click(
      await screen.findByRole('option', { name: 'airports.airports' }),
    );
    expect(onValue).toHaveBeenLastCalledWith({
      platform: 'warehouse',
      location: { schema: 'airports', table: 'airports' },
    });

    expect(
      await screen.findByText('Contract inferred from airports.airports'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('Table, 2 columns, about 3,376 rows'),
    ).toBeInTheDocument();
    const row = screen.getByText('iata').closest('tr')!;
    expect(
      within(row).getByText('primary key, required, unique'),
    ).toBeInTheDocument();

    await userEvent.type(within(row).getByLabelText('Description'), 'Code');
    await userEvent.click(
      within(screen.getByText('city').closest('tr')!).getByLabelText(
        'Classification',
      ),
    );
    await userEvent.click(
      await screen.findByRole('option', { name: 'confidential' }),
    );
    expect(onValue).toHaveBeenLastCalledWith({
      platform: 'warehouse',
      location: { schema: 'airports', table: 'airports' },
      columns: {
        iata: { description: 'Code' },
        city: { classification: 'confidential' },
      },
    });
  });

  it('forgets the table when the platform changes', async () => {
    const onValue = await renderForm(dataMesh());
    await choose(/Data platform/, 'Warehouse');
    await choose(/^Table/, 'airports.airports');
    await choose(/Data platform/, 'Lake');
    expect(onValue).toHaveBeenLastCalledWith(undefined);

    await userEvent.click(await screen.findByLabelText(/^Table/));
    expect(
      await screen.findByText('Lake has no table that Meshport may see'),
    ).toBeInTheDocument();
  });

  it('says that the engine is down and tries again', async () => {
    const getTables = jest
      .fn<Promise<TableDescription[]>, [string]>()
      .mockImplementationOnce(engineDown)
      .mockResolvedValue([table]);
    await renderForm(
      dataMesh({
        getTables,
        getPlatforms: async () => [
          { id: 'warehouse', type: 'postgres', title: 'Warehouse' },
        ],
      }),
    );
    expect(
      await screen.findByText('The tables of Warehouse could not be listed'),
    ).toBeInTheDocument();
    expect(screen.getByText('Engine is down')).toBeInTheDocument();

    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await choose(/^Table/, 'airports.airports');
    expect(await screen.findByText('iata')).toBeInTheDocument();
  });

  it('says that the table vanished', async () => {
    await renderForm(dataMesh({ describeTable: engineDown }));
    await choose(/Data platform/, 'Warehouse');
    await choose(/^Table/, 'airports.airports');
    expect(
      await screen.findByText('The table could not be read'),
    ).toBeInTheDocument();
  });

  it('says what to do when no platform is configured', async () => {
    await renderForm(dataMesh({ getPlatforms: async () => [] }));
    expect(
      await screen.findByText(/No data platform is configured/),
    ).toBeInTheDocument();
  });
});

describe('validateTable', () => {
  it('refuses a form without a table', () => {
    const addError = jest.fn();
    const validate = (value: Props['formData']) =>
      validateTable(value, { addError });
    validate(undefined);
    expect(addError).toHaveBeenCalledWith('Choose a table');
    addError.mockClear();
    validate({ platform: 'warehouse', location: table.location });
    expect(addError).not.toHaveBeenCalled();
  });
});

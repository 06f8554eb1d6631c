import {
  DataContractEntity,
  DataProductEntity,
  documentColumns,
  MESHPORT_API_VERSION,
} from '@meshport/backstage-plugin-data-mesh-common';
import { toDocuments } from './toDocuments';

const TEMPLATE = '/catalog/:namespace/:kind/:name';

const flights: DataProductEntity = {
  apiVersion: MESHPORT_API_VERSION,
  kind: 'DataProduct',
  metadata: {
    name: 'Flights',
    title: 'Flights',
    namespace: 'default',
    description: 'All departures',
    tags: ['aviation'],
  },
  spec: {
    type: 'source-aligned',
    lifecycle: 'production',
    version: '1.0.0',
    owner: 'flight-operations',
    domain: 'flight-operations',
    purpose: 'Plan crews\nand gates',
    outputPorts: [
      {
        name: 'flights',
        version: '1.0.0',
        type: 'table',
        classification: 'internal',
        contract: 'flights-contract',
      },
      {
        name: 'costs',
        version: '2.0.0',
        type: 'file',
        description: 'What delays cost',
        classification: 'confidential',
      },
    ],
  },
};

function contract(schema: object): Map<string, DataContractEntity> {
  return new Map([
    [
      'datacontract:default/flights-contract',
      {
        apiVersion: MESHPORT_API_VERSION,
        kind: 'DataContract',
        metadata: { name: 'flights-contract' },
        spec: {
          type: 'odcs',
          lifecycle: 'production',
          owner: 'flight-operations',
          product: 'flights',
          definition: JSON.stringify({
            apiVersion: 'v3.1.0',
            kind: 'DataContract',
            id: 'flights-contract',
            version: '1.0.0',
            status: 'active',
            schema: [{ name: 'flights', properties: schema }],
          }),
        },
      },
    ],
  ]);
}

describe('toDocuments', () => {
  it('tells what a product is for, and who may find it', () => {
    const [product] = toDocuments(flights, new Map(), TEMPLATE);
    expect(product).toEqual({
      subject: 'product',
      title: 'Flights',
      text: 'All departures · Plan crews and gates · aviation',
      location: '/catalog/default/dataproduct/flights',
      authorization: { resourceRef: 'dataproduct:default/flights' },
      product: 'dataproduct:default/flights',
      domain: 'domain:default/flight-operations',
      owner: 'group:default/flight-operations',
      lifecycle: 'production',
      classification: 'confidential',
    });
  });

  it('says nothing twice', () => {
    const product = structuredClone(flights);
    product.metadata.description = product.spec.purpose;
    const [{ text }] = toDocuments(product, new Map(), TEMPLATE);
    expect(text).toBe('Plan crews and gates · aviation');
  });

  it('tells of every column with what is said about it', () => {
    const [, port] = toDocuments(
      flights,
      contract([
        {
          name: 'origin',
          logicalType: 'string',
          businessName: 'Departure airport',
          description: 'IATA code\nof the airport',
          classification: 'public',
        },
        {
          name: 'aircraftTail',
          logicalType: 'object',
          properties: [{ name: 'numberPlate', logicalType: 'string' }],
        },
      ]),
      TEMPLATE,
    );
    expect(port).toMatchObject({
      subject: 'port',
      title: 'Flights: flights 1.0.0',
      location: '/catalog/default/dataproduct/flights/ports',
      port: 'flights',
      portVersion: '1.0.0',
      contract: 'datacontract:default/flights-contract',
      classification: 'internal',
    });
    expect(documentColumns(port)).toEqual([
      'origin · Departure airport · IATA code of the airport · public',
      'aircraftTail · (aircraft Tail)',
      'aircraftTail.numberPlate · (aircraft Tail.number Plate)',
    ]);
  });

  it('shows columns only to who may see the contract', () => {
    const [, withColumns, without] = toDocuments(
      flights,
      contract([{ name: 'origin', logicalType: 'string' }]),
      TEMPLATE,
    );
    expect(withColumns.authorization).toEqual({
      resourceRef: 'datacontract:default/flights-contract',
    });
    expect(without.authorization).toEqual({
      resourceRef: 'dataproduct:default/flights',
    });
    expect(documentColumns(without)).toEqual([]);
  });

  it.each(['nonsense: [', 'kind: Something else', ''])(
    'tells of a port although its contract reads %p',
    definition => {
      const contracts = contract([]);
      contracts.forEach(entity => {
        entity.spec.definition = definition;
      });
      const [, port] = toDocuments(flights, contracts, TEMPLATE);
      expect(port).toMatchObject({
        title: 'Flights: flights 1.0.0',
        text: 'table',
        authorization: { resourceRef: 'dataproduct:default/flights' },
      });
    },
  );

  it('leaves out columns beyond what a search engine takes, whole ones only', () => {
    const [, port] = toDocuments(
      flights,
      contract(
        Array.from({ length: 3000 }, (_, index) => ({
          name: `column_${index}`,
          logicalType: 'string',
          description: 'words '.repeat(10),
        })),
      ),
      TEMPLATE,
    );
    expect(port.text.length).toBeLessThanOrEqual(100_000);
    const columns = documentColumns(port);
    expect(columns.length).toBeGreaterThan(1000);
    expect(columns.at(-1)).toMatch(/^column_\d+ · (words ?){10}$/);
  });

  it('writes no text that a database refuses', () => {
    const product = structuredClone(flights);
    product.metadata.title = 'Fli\ud800ghts';
    product.metadata.description = 'All\u0000departures\udc00';
    const [document] = toDocuments(product, new Map(), TEMPLATE);
    expect(document.title).toBe('Fli ghts');
    expect(document.text).toMatch(/^All departures {1,2}·/);
  });
});

import { highestClassification, isClassification } from './classification';
import { isDataContractEntity } from './DataContractEntity';
import { DataProductEntity, isDataProductEntity } from './DataProductEntity';
import { findOutputPort } from './portKey';

const product: DataProductEntity = {
  apiVersion: 'meshport.dev/v1alpha1',
  kind: 'DataProduct',
  metadata: { name: 'orders' },
  spec: {
    type: 'aggregate',
    lifecycle: 'production',
    version: '1.0.0',
    owner: 'group:default/sales',
    domain: 'domain:default/sales',
    outputPorts: [
      {
        name: 'orders',
        version: '1.0.0',
        type: 'table',
        classification: 'internal',
      },
      {
        name: 'orders',
        version: '2.0.0',
        type: 'file',
        classification: 'internal',
      },
    ],
  },
};

describe('classifications', () => {
  it('are compared by how sensitive they are', () => {
    expect(highestClassification(['public', undefined, 'internal'])).toBe(
      'internal',
    );
    expect(highestClassification(['restricted', 'confidential'])).toBe(
      'restricted',
    );
  });

  it('have no highest one when there is none', () => {
    expect(highestClassification([])).toBeUndefined();
    expect(highestClassification([undefined])).toBeUndefined();
  });

  it('are a closed set', () => {
    expect(isClassification('restricted')).toBe(true);
    expect(isClassification('Restricted')).toBe(false);
    expect(isClassification(3)).toBe(false);
  });
});

describe('output ports', () => {
  it('are told apart by name and version', () => {
    expect(
      findOutputPort(product, { name: 'orders', version: '2.0.0' })?.type,
    ).toBe('file');
    expect(
      findOutputPort(product, { name: 'orders', version: '3.0.0' }),
    ).toBeUndefined();
  });
});

describe('entity guards', () => {
  it('look at kind and version', () => {
    expect(isDataProductEntity(product)).toBe(true);
    expect(isDataContractEntity(product)).toBe(false);
    expect(
      isDataProductEntity({ ...product, apiVersion: 'acme.example/v1' }),
    ).toBe(false);
  });
});

import {
  compareContracts,
  parseContract,
} from '@meshport/backstage-plugin-data-mesh-common';
import { aDefinition } from '../__testUtils__/mesh';
import { contractEvent } from './contractEvents';

const PRODUCT = 'dataproduct:default/flights';
const CONTRACT = 'datacontract:default/flights-contract';

function read(definition: string) {
  const { contract, problems } = parseContract(definition);
  if (!contract) {
    throw new Error(`Not a contract: ${JSON.stringify(problems)}`);
  }
  return contract;
}

function eventBetween(before: string, after: string) {
  const contract = read(after);
  return contractEvent(PRODUCT, {
    ref: CONTRACT,
    hash: 'abc',
    version: contract.version,
    problems: [],
    differences: compareContracts(read(before), contract),
  });
}

describe('contractEvent', () => {
  const before = aDefinition('flights', {
    columns: { a: {}, b: {}, c: {}, d: {}, e: {} },
  });

  it('names the breaking changes, the first three', () => {
    const event = eventBetween(
      before,
      aDefinition('flights', { version: '2.0.0', columns: { e: {} } }),
    );
    expect(event).toMatchObject({
      product: PRODUCT,
      type: 'breaking-change',
      contract: CONTRACT,
      hash: 'abc',
      before: '1.0.0',
      after: '2.0.0',
    });
    expect(event?.message).toMatch(
      /^flights-contract 2\.0\.0 breaks what reads version 1\.0\.0: .*And 1 more\.$/,
    );
  });

  it('tells of a version that breaks nothing', () => {
    const event = eventBetween(
      before,
      aDefinition('flights', {
        version: '1.1.0',
        columns: { a: {}, b: {}, c: {}, d: {}, e: {}, f: {} },
      }),
    );
    expect(event).toMatchObject({
      type: 'contract-version',
      before: '1.0.0',
      after: '1.1.0',
    });
    expect(event?.message).toMatch(
      /^flights-contract is version 1\.1\.0 now; it was 1\.0\.0: 1 addition/,
    );
  });

  it('says when a change has no version of its own', () => {
    const one = aDefinition('flights', { columns: { a: {} } });
    const two = aDefinition('flights', { columns: { a: {}, b: {} } });
    expect(eventBetween(one, two)?.message).toMatch(
      /^flights-contract has changed, still as version 1\.0\.0: 1 addition/,
    );
    expect(eventBetween(two, one)?.message).toMatch(
      /^flights-contract breaks what reads it, still as version 1\.0\.0: /,
    );
  });

  it('says nothing about other words for the same', () => {
    expect(eventBetween(before, ` ${before}`)).toBeUndefined();
  });

  it('says why a contract cannot be read', () => {
    const { problems } = parseContract('kind: DataContract');
    expect(
      contractEvent(PRODUCT, {
        ref: CONTRACT,
        hash: 'abc',
        version: undefined,
        problems,
        differences: undefined,
      }),
    ).toMatchObject({
      type: 'contract-version',
      message: expect.stringMatching(
        /^flights-contract cannot be read any more: apiVersion /,
      ),
    });
  });
});

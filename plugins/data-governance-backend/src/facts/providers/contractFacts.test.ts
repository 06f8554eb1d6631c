import { aContract, aProduct, ODCS } from '../../__testUtils__/entities';
import { aBatch, collectOne, evidenceFor } from './__testUtils__/batch';
import { contractFacts } from './contractFacts';

describe('facts.contract', () => {
  it('measures what the contracts promise', async () => {
    const product = aProduct('flights', {
      spec: {
        outputPorts: [
          {
            name: 'flights',
            version: '2.0.0',
            type: 'table',
            classification: 'public',
            contract: 'flights-contract',
          },
        ],
      },
    });
    const contract = aContract(
      'flights',
      ODCS.replace('classification: public', 'classification: confidential'),
    );
    const found = await collectOne(
      contractFacts,
      aBatch([product], { contracts: [contract] }),
    );
    expect(found.facts).toEqual({
      ports: 1,
      exists: true,
      portsWithoutContract: [],
      valid: true,
      problems: [],
      columns: 2,
      describedColumns: 1,
      describedColumnsShare: 0.5,
      undescribedColumns: ['flights.delay_minutes'],
      classifiedColumns: 1,
      classifiedColumnsShare: 0.5,
      unclassifiedColumns: ['flights.delay_minutes'],
      hasPrimaryKey: true,
      tablesWithoutPrimaryKey: [],
      slaProperties: ['latency'],
      qualityRules: 1,
      versionsMatch: false,
      versionMismatches: ['flights 2.0.0 has a contract of version 1.2.0'],
      classificationsMatch: false,
      underclassifiedPorts: ['flights 2.0.0'],
    });
    // A check may read any of the facts that a finding explains.
    for (const fact of ['undescribedColumns', 'describedColumnsShare']) {
      expect(evidenceFor(fact, found)).toEqual([
        ['flights.delay_minutes', 'It has no description in the contract.'],
      ]);
    }
    expect(found.evidence).toContainEqual({
      fact: 'classificationsMatch',
      subject: 'flights 2.0.0',
      message: 'A column of its contract is more sensitive than the port.',
      expected: 'at least confidential',
      actual: 'public',
    });
  });

  it('shows the first of many columns and how many there are', async () => {
    const columns = Array.from(
      { length: 25 },
      (_, n) => `\n      - name: c${n}`,
    );
    const definition = ODCS.replace(
      /properties:[^]*slaProperties/,
      `properties:${columns.join('')}\nslaProperties`,
    );
    const found = await collectOne(
      contractFacts,
      aBatch([aProduct('flights')], {
        contracts: [aContract('flights', definition)],
      }),
    );
    expect(found.facts.undescribedColumns).toHaveLength(25);
    const shown = evidenceFor('undescribedColumns', found);
    expect(shown).toHaveLength(11);
    expect(shown[9][0]).toBe('flights.c9');
    expect(shown[10][0]).toBe('15 more');
    expect(evidenceFor('unclassifiedColumns', found)).toHaveLength(11);
  });

  it('leaves out what a contract that cannot be read does not tell', async () => {
    const found = await collectOne(
      contractFacts,
      aBatch([aProduct('flights')], {
        contracts: [aContract('flights', 'kind: X')],
      }),
    );
    expect(found.facts).toEqual({
      ports: 1,
      exists: true,
      portsWithoutContract: [],
      valid: false,
      problems: expect.arrayContaining([
        expect.stringContaining('flights-contract: '),
      ]),
    });
    expect(evidenceFor('valid', found)[0][0]).toBe('flights-contract');
  });

  it('names the ports without a contract', async () => {
    const found = await collectOne(
      contractFacts,
      aBatch([aProduct('flights')]),
    );
    expect(found.facts).toEqual({
      ports: 1,
      exists: false,
      portsWithoutContract: ['flights 1.0.0'],
      valid: false,
      problems: [],
    });
    expect(evidenceFor('exists', found)).toEqual([
      ['flights 1.0.0', 'Its contract flights-contract is not in the catalog.'],
    ]);
  });
});

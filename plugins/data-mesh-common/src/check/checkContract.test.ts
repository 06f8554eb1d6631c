import fc from 'fast-check';
import { loadExampleContracts } from '../contract/__testUtils__/exampleMesh';
import { checkContract } from './checkContract';
import { describeCheck } from './describeCheck';
import { checkExitCode } from './exitCode';

const CONTRACT = `
apiVersion: v3.1.0
kind: DataContract
id: flights-contract
version: 1.2.0
status: active
schema:
  - name: flights
    properties:
      - name: origin
        logicalType: string
        required: true
`;

const published = (definition: string) => ({
  contract: 'datacontract:default/flights-contract',
  version: '1.2.0',
  hash: 'abc',
  definition,
});

describe('checkContract', () => {
  it('passes a new contract that is valid', () => {
    const result = checkContract({ definition: CONTRACT });
    expect(result).toEqual({
      passed: true,
      problems: [],
      warnings: [],
      summary: 'flights-contract 1.2.0 is valid.',
    });
    expect(checkExitCode([result])).toBe(0);
  });

  it('passes every example contract against itself', () => {
    for (const { source } of loadExampleContracts()) {
      expect(
        checkContract({ definition: source, current: published(source) }),
      ).toMatchObject({ passed: true, differences: { changes: [] } });
    }
  });

  it('names what is wrong with an invalid contract', () => {
    const result = checkContract({
      definition: CONTRACT.replace('logicalType: string', 'logicalType: text'),
      current: published(CONTRACT),
    });
    expect(result).toMatchObject({
      passed: false,
      problems: [{ path: 'schema[0].properties[0].logicalType' }],
      summary: 'Not a valid contract: 1 problem.',
    });
    expect(result.differences).toBeUndefined();
    expect(checkExitCode([result])).toBe(1);
  });

  it.each(['', '[', '- a list', '"\0"', 'a: 1\na: 2'])(
    'ends with 2 for what is no document: %j',
    definition => {
      const result = checkContract({ definition });
      expect(result.passed).toBe(false);
      expect(checkExitCode([result])).toBe(2);
    },
  );

  it('refuses breaking changes under a version that does not say so', () => {
    const definition = CONTRACT.replace('required: true', 'required: false');
    const result = checkContract({ definition, current: published(CONTRACT) });
    expect(result).toMatchObject({
      passed: false,
      problems: [],
      comparedWith: {
        contract: 'datacontract:default/flights-contract',
        version: '1.2.0',
        hash: 'abc',
      },
      differences: {
        breaking: true,
        version: { owed: 'major', taken: 'none' },
      },
      summary:
        'flights-contract, 1.2.0 to 1.2.0: 1 breaking change; 1.2.0 owes a major step.',
    });
    expect(result.comparedWith).not.toHaveProperty('definition');
    expect(checkExitCode([result])).toBe(1);
  });

  it('passes breaking changes under a version that says so', () => {
    const definition = CONTRACT.replace('required: true', 'required: false');
    const result = checkContract({
      definition: definition.replace('1.2.0', '2.0.0'),
      current: published(CONTRACT),
    });
    expect(result).toMatchObject({
      passed: true,
      summary: 'flights-contract, 1.2.0 to 2.0.0: 1 breaking change.',
    });
  });

  it('says when there was nothing to compare with', () => {
    expect(
      checkContract({ definition: CONTRACT, current: published('kind: No') }),
    ).toMatchObject({
      passed: true,
      comparedWith: { hash: 'abc' },
      summary:
        'flights-contract 1.2.0 is valid; what is published now is no valid contract, so nothing was compared.',
    });
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (definition, current) => {
        const result = checkContract({
          definition,
          current: published(current),
        });
        expect(result.passed).toBe(false);
        expect(result.problems).not.toEqual([]);
      }),
    );
  });
});

describe('checkExitCode', () => {
  const good = { passed: true, problems: [] };
  const finding = { passed: false, problems: [{ path: 'id', message: 'x' }] };
  const unusable = { passed: false, problems: [{ path: '', message: 'x' }] };

  it('is that of the worst one', () => {
    expect(checkExitCode([])).toBe(0);
    expect(checkExitCode([good, good])).toBe(0);
    expect(checkExitCode([good, finding])).toBe(1);
    expect(checkExitCode([unusable, good, finding])).toBe(2);
  });
});

describe('describeCheck', () => {
  it('says what is wrong, what changed and what to do', () => {
    const definition = CONTRACT.replace('required: true', 'description: From.');
    expect(
      describeCheck(
        'flights.odcs.yaml',
        checkContract({ definition, current: published(CONTRACT) }),
      ),
    ).toBe(
      [
        '  breaking  flights.origin is no longer required: readers can meet missing values.',
        '  changed   flights.origin has a new description.',
        '  version   The changes owe a major step, but the version is still 1.2.0; make it 2.0.0 or higher.',
        'flights.odcs.yaml: flights-contract, 1.2.0 to 1.2.0: 1 breaking change, 1 other change; 1.2.0 owes a major step.',
      ].join('\n'),
    );
  });

  it('gives a line to each finding, whatever names hold', () => {
    const evil = (logicalType: string) =>
      JSON.stringify({
        apiVersion: 'v3.1.0',
        kind: 'DataContract',
        id: 'a\u2028::error::id',
        version: '1.0.0\n::error::version',
        status: 'active',
        schema: [
          {
            name: 't',
            properties: [
              {
                name: 'c\r\n::error::name\u001b[31m',
                logicalType,
                'x\n::error': 1,
              },
            ],
          },
        ],
      });
    const text = describeCheck(
      'evil\n::error::file',
      checkContract({
        definition: evil('integer'),
        current: {
          contract: 'evil',
          version: '1.0.0',
          hash: '',
          definition: evil('string'),
        },
      }),
    );
    expect(text).toContain('c ::error::name');
    expect(text).not.toMatch(/^\s*::/m);
    expect(text).not.toMatch(/[^\P{Cc}\n]|\u2028/u);
  });

  it('shows problems and warnings with their places', () => {
    const result = checkContract({
      definition: CONTRACT.replace('id: flights-contract\n', '').concat(
        'ours: 1\n',
      ),
    });
    const text = describeCheck('flights.odcs.yaml', result);
    expect(text).toContain('  problem   id is missing');
    expect(text).toContain('  warning   ours ');
    expect(text).toMatch(
      /flights\.odcs\.yaml: Not a valid contract: 1 problem\.$/,
    );
    expect(describeCheck('x', checkContract({ definition: '[' }))).toContain(
      '  problem   the document ',
    );
  });
});

import { DataContract } from '../contract';
import { compareContracts } from './compareContracts';
import { contractWith, tableWith } from './__testUtils__/contracts';
import { summarizeDifferences } from './summarizeDifferences';
import { VersionStep } from './types';

const BASE: Partial<DataContract> = {
  schema: [tableWith({ properties: [{ name: 'a', required: true }] })],
};

// A contract that owes each step when it comes after the one above.
const EDITS: Record<VersionStep, Partial<DataContract>> = {
  none: BASE,
  patch: { ...BASE, name: 'Flights' },
  minor: {
    schema: [
      tableWith({ properties: [{ name: 'a', required: true }, { name: 'b' }] }),
    ],
  },
  major: { schema: [tableWith({ properties: [{ name: 'a' }] })] },
};

function verdict(before: string, after: string, step: VersionStep) {
  return compareContracts(
    contractWith({ ...BASE, version: before }),
    contractWith({ ...EDITS[step], version: after }),
  ).version;
}

describe('the verdict on a version', () => {
  it.each<[VersionStep, string, string, VersionStep, boolean]>([
    ['major', '1.2.3', '2.0.0', 'major', true],
    ['major', '1.2.3', '1.3.0', 'minor', false],
    ['major', '1.2.3', '1.2.3', 'none', false],
    ['minor', '1.2.3', '1.3.0', 'minor', true],
    ['minor', '1.2.3', '2.0.0', 'major', true],
    ['minor', '1.2.3', '1.2.4', 'patch', false],
    ['patch', '1.2.3', '1.2.4', 'patch', true],
    ['patch', '1.2.3', '1.2.3', 'none', false],
    ['none', '1.2.3', '1.2.3', 'none', true],
    ['none', '1.2.3', '3.0.0', 'major', true],
    // Pre-releases count as what they come before.
    ['major', '1.2.3', '2.0.0-rc.1', 'major', true],
    ['major', '2.0.0-rc.1', '2.0.0-rc.2', 'major', true],
    ['major', '2.0.0-rc.1', '2.0.0', 'major', true],
    ['major', '2.0.0-rc.1', '2.1.0', 'major', true],
    ['major', '2.0.0-rc.1', '2.0.0-rc.1', 'none', false],
    ['minor', '1.3.0-rc.1', '1.3.0-rc.2', 'minor', true],
    ['major', '1.3.0-rc.1', '1.3.0-rc.2', 'minor', false],
    ['minor', '1.2.4-rc.1', '1.2.4', 'patch', false],
    // Short forms, and a v before.
    ['major', '1', '2', 'major', true],
    ['minor', 'v1.2', 'v1.3', 'minor', true],
    // What is built otherwise is no other version.
    ['patch', '1.2.3+a', '1.2.3+b', 'none', false],
  ])(
    '%s changes from %s to %s: %s step taken, sufficient %s',
    (owed, before, after, taken, sufficient) => {
      expect(verdict(before, after, owed)).toMatchObject({
        before,
        after,
        owed,
        taken,
        sufficient,
      });
    },
  );

  it.each<[VersionStep, VersionStep, string, string, boolean]>([
    ['major', 'minor', '0.2.3', '0.3.0', true],
    ['major', 'minor', '0.2.3', '0.2.4', false],
    ['major', 'minor', '0.2.3', '1.0.0', true],
    ['minor', 'patch', '0.2.3', '0.2.4', true],
    ['patch', 'patch', '0.2.3', '0.2.3', false],
    ['none', 'none', '0.2.3', '0.2.3', true],
  ])(
    'below 1.0.0 %s changes owe a %s step: %s to %s',
    (needed, owed, before, after, sufficient) => {
      expect(verdict(before, after, needed)).toMatchObject({
        owed,
        sufficient,
      });
    },
  );

  it.each<[VersionStep, string, string, string]>([
    ['major', '1.2.3', '1.2.4', '2.0.0'],
    ['minor', '1.2.3', '1.2.4', '1.3.0'],
    ['patch', '1.2.3', '1.2.3', '1.2.4'],
    ['major', '0.2.3', '0.2.4', '0.3.0'],
    ['major', '1.3.0-rc.1', '1.3.0', '2.0.0'],
    ['minor', '1.2.3', '1.2.2', '1.3.0'],
    ['none', '1.2.3', '1.2.2', '1.2.3'],
    ['major', '1.2.3', 'next', '2.0.0'],
  ])(
    'names the lowest version that would do for %s changes: %s, not %s',
    (owed, before, after, lowest) => {
      const { message, sufficient } = verdict(before, after, owed);
      expect(sufficient).toBe(false);
      expect(message).toContain(`make it ${lowest} or higher.`);
      expect(verdict(before, lowest, owed).sufficient).toBe(true);
    },
  );

  it('goes back in vain', () => {
    const back = verdict('2.0.0', '1.9.0', 'none');
    expect(back.taken).toBeUndefined();
    expect(back).toMatchObject({
      owed: 'none',
      sufficient: false,
      message: 'Version 1.9.0 goes back behind 2.0.0; make it 2.0.0 or higher.',
    });
  });

  it.each([
    ['2026-11', '2026-12'],
    ['1.0.0', 'latest'],
    ['1.0.0.0', '1.0.0.1'],
    ['99999999999999999999.0.0', '99999999999999999999.0.1'],
    ['1.0.0', ''],
  ])('cannot be given for %s and %s', (before, after) => {
    const some = verdict(before, after, 'minor');
    expect(some.taken).toBeUndefined();
    expect(some).toMatchObject({ owed: 'minor', sufficient: false });
    expect(some.message).toContain('is not a semantic version');
    expect(verdict(before, after, 'none').sufficient).toBe(true);
  });

  it('says which step was owed and taken', () => {
    expect(verdict('1.2.3', '2.0.0', 'major').message).toBe(
      'The changes owe a major step, and 1.2.3 to 2.0.0 is a major step.',
    );
    expect(verdict('1.2.3', '1.3.0', 'major').message).toBe(
      'The changes owe a major step, but 1.2.3 to 1.3.0 is a minor step; make it 2.0.0 or higher.',
    );
    expect(verdict('1.2.3', '1.2.3', 'patch').message).toBe(
      'The changes owe a patch step, but the version is still 1.2.3; make it 1.2.4 or higher.',
    );
    expect(verdict('1.2.3', '1.2.3', 'none').message).toBe(
      'Nothing changed that owes a step of the version.',
    );
  });
});

describe('compatibility', () => {
  const compatibility = (
    before: Partial<DataContract>,
    after: Partial<DataContract>,
  ) =>
    compareContracts(contractWith(before), contractWith(after)).compatibility;
  const column = (parts: object) => ({
    schema: [tableWith({ properties: [{ name: 'a', ...parts }] })],
  });

  it('is said in the words of Avro', () => {
    expect(compatibility(column({}), column({ description: 'x' }))).toBe(
      'full',
    );
    // New readers read old data.
    expect(compatibility(column({ required: true }), column({}))).toBe(
      'backward',
    );
    expect(compatibility(column({}), { schema: [tableWith()] })).toBe(
      'backward',
    );
    // Old readers read new data.
    expect(compatibility(column({}), column({ required: true }))).toBe(
      'forward',
    );
    expect(
      compatibility(
        column({ logicalType: 'string' }),
        column({ logicalType: 'integer' }),
      ),
    ).toBe('none');
  });

  it('is about data alone', () => {
    const level = { property: 'retention', value: 1, unit: 'y' };
    const differences = compareContracts(
      contractWith({ slaProperties: [level] }),
      contractWith(),
    );
    expect(differences).toMatchObject({
      breaking: true,
      compatibility: 'full',
    });
  });
});

describe('summarizeDifferences', () => {
  const summary = (
    before: Partial<DataContract>,
    after: Partial<DataContract>,
  ) =>
    summarizeDifferences(
      compareContracts(contractWith(before), contractWith(after)),
    );

  it('counts each change once and says what is owed', () => {
    expect(summary(BASE, BASE)).toBe('no changes');
    expect(summary(BASE, EDITS.major)).toBe(
      '1 breaking change; 1.0.0 owes a major step',
    );
    expect(summary(BASE, { ...EDITS.minor, version: '1.1.0' })).toBe(
      '1 addition',
    );
    expect(
      summary(
        { ...BASE, roles: [{ role: 'a' }], status: 'active' },
        {
          schema: [tableWith({ properties: [{ name: 'b' }, { name: 'c' }] })],
          name: 'Flights',
          status: 'deprecated',
          version: '1.3.0',
        },
      ),
    ).toBe(
      '2 breaking changes, 2 additions, 2 other changes; 1.3.0 owes a major step',
    );
    expect(summary({ version: '2.0.0' }, { version: '1.0.0' })).toBe(
      'no changes; 1.0.0 goes back behind 2.0.0',
    );
  });
});

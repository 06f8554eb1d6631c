import { judgeVersion } from '@meshport/backstage-plugin-data-mesh-common';
import { stepsOwed } from './stepsOwed';

/** A history of `[version, what the changes needed]`. */
function history(
  ...entries: [version: string, needed: 'major' | 'minor' | 'patch'][]
) {
  return entries.map(([version, needed], index) => ({
    contract: 'datacontract:default/flights-contract',
    version,
    sequence: index + 1,
    seenAt: '2026-11-22T12:00:00.000Z',
    changes:
      index === 0
        ? undefined
        : {
            total: 1,
            breaking: needed === 'major' ? 1 : 0,
            verdict: judgeVersion(entries[index - 1][0], version, needed),
          },
  }));
}

const sequences = (...entries: Parameters<typeof history>) =>
  stepsOwed(history(...entries)).owed.map(({ sequence }) => sequence);

describe('stepsOwed', () => {
  it('owes nothing at first, nor when every step was large enough', () => {
    expect(sequences(['1.0.0', 'patch'])).toEqual([]);
    expect(
      sequences(['1.0.0', 'patch'], ['2.0.0', 'major'], ['2.1.0', 'minor']),
    ).toEqual([]);
  });

  it('does not forget a breaking change under later versions', () => {
    expect(
      sequences(['1.0.0', 'patch'], ['1.1.0', 'major'], ['1.1.1', 'patch']),
    ).toEqual([2]);
    expect(
      sequences(['1.0.0', 'patch'], ['1.1.0', 'major'], ['1.2.0', 'major']),
    ).toEqual([2, 3]);
  });

  it('lets one large step make up for all before it', () => {
    expect(
      sequences(
        ['1.0.0', 'patch'],
        ['1.1.0', 'major'],
        ['1.1.1', 'minor'],
        ['2.0.0', 'patch'],
      ),
    ).toEqual([]);
  });

  it('asks for a smaller step below 1.0.0', () => {
    expect(sequences(['0.1.0', 'patch'], ['0.1.1', 'major'])).toEqual([2]);
    expect(
      sequences(['0.1.0', 'patch'], ['0.1.1', 'major'], ['0.2.0', 'patch']),
    ).toEqual([]);
  });

  it('holds a version that goes back until it is passed', () => {
    expect(sequences(['1.2.0', 'patch'], ['1.1.0', 'patch'])).toEqual([2]);
    expect(
      sequences(['1.2.0', 'patch'], ['1.1.0', 'patch'], ['1.2.1', 'patch']),
    ).toEqual([]);
  });

  it('begins anew when versions become semantic', () => {
    expect(sequences(['latest', 'patch'], ['newest', 'major'])).toEqual([2]);
    expect(
      sequences(['latest', 'patch'], ['newest', 'major'], ['1.0.0', 'patch']),
    ).toEqual([]);
  });

  it('says from where to where the step is owed', () => {
    expect(
      stepsOwed(
        history(['1.0.0', 'patch'], ['1.1.0', 'major'], ['1.1.1', 'patch']),
      ).owed,
    ).toMatchObject([
      {
        breaking: 1,
        verdict: {
          before: '1.0.0',
          after: '1.1.1',
          owed: 'major',
          taken: 'minor',
          message: expect.stringContaining('2.0.0'),
        },
      },
    ]);
  });
});

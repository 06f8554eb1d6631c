import { prolongedEnd } from './GrantExtender';

describe('the end of a right that is prolonged', () => {
  const now = '2026-11-23T00:00:00.000Z';
  const renewal = (expiresAt: string, terms: object) =>
    prolongedEnd(
      { expiresAt },
      {
        duration: 'P7D',
        now,
        terms: { longestDuration: 'P90D', ...terms },
      },
    );

  it('is as long from now as was asked for', () => {
    expect(renewal('2026-11-24T00:00:00.000Z', {})).toBe(
      '2026-11-30T00:00:00.000Z',
    );
  });

  it('takes nothing away', () => {
    expect(renewal('2026-12-24T00:00:00.000Z', {})).toBe(
      '2026-12-24T00:00:00.000Z',
    );
  });

  it('follows the terms of today, whatever they were when it began', () => {
    expect(
      prolongedEnd(
        // As a grant of earlier terms is in the database.
        Object.assign(
          { expiresAt: '2026-11-24T00:00:00.000Z' },
          { endsWith: 'year', longestDuration: 'P1Y' },
        ),
        {
          duration: 'P7D',
          now,
          terms: { endsWith: 'year', longestDuration: 'P14D' },
        },
      ),
    ).toBe('2026-12-07T00:00:00.000Z');
  });
});

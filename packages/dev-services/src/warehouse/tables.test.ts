import { airportRow, birdStrikeRow, flightRow } from './tables';

describe('rows of the example data', () => {
  it('leave out what airports.csv does not know', () => {
    expect(
      airportRow({
        iata: 'CLD',
        name: 'MC Clellan-Palomar Airport',
        city: 'NA',
        state: 'NA',
        country: 'USA',
        latitude: '33.127231',
        longitude: '-117.278727',
      }),
    ).toEqual([
      'CLD',
      'MC Clellan-Palomar Airport',
      null,
      null,
      'USA',
      '33.127231',
      '-117.278727',
    ]);
  });

  it('number the strikes and leave out an unknown speed', () => {
    const row = birdStrikeRow(
      {
        'Airport Name': "CHICAGO O'HARE INTL ARPT",
        'Flight Date': '1990-01-08',
        'Cost Total $': '0',
        'Speed IAS in knots': '',
      },
      17,
    );
    expect(row).toHaveLength(15);
    expect(row[0]).toBe(17);
    expect(row[1]).toBe("CHICAGO O'HARE INTL ARPT");
    expect(row[13]).toBe('0');
    expect(row[14]).toBeNull();
  });

  it('keep the local time of a flight', () => {
    expect(
      flightRow([new Date('2001-01-01T00:01:00Z'), -13n, 2345n, 'ANC', 'LAX']),
    ).toEqual(['2001-01-01T00:01:00', -13n, 2345n, 'ANC', 'LAX']);
  });

  it('refuse a row of other types', () => {
    expect(() => flightRow([null, 1n, 1n, 'ANC', 'LAX'])).toThrow(
      'row of other types',
    );
  });
});

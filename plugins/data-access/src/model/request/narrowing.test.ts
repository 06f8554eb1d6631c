import { AccessFilter } from '@meshport/backstage-plugin-data-mesh-common';
import fc from 'fast-check';
import { makeOffer } from '../../__testUtils__/fixtures';
import { narrowableOffer, narrowedFilter, rowValuesOf } from './narrowing';

const COLUMNS = ['origin', 'destination', 'delay'];
const STATES = ['CA', 'NY', 'TX'];
const offer = makeOffer({
  columnsMayBeChosen: true,
  columns: COLUMNS.map(name => ({ name })),
  rowFilters: [{ column: 'state', values: STATES }],
});

const leftFilter: fc.Arbitrary<AccessFilter> = fc.record(
  {
    columns: fc.subarray(COLUMNS, { minLength: 1 }),
    rows: fc
      .subarray(STATES, { minLength: 1 })
      .map(values => [{ column: 'state', values }]),
  },
  { requiredKeys: [] },
);

describe('narrowing', () => {
  it('gives what is left when nothing is chosen', () => {
    fc.assert(
      fc.property(leftFilter, left => {
        const chosen = { rows: rowValuesOf(left) };
        const choices = narrowableOffer(offer, left);
        expect(narrowedFilter(chosen, choices, left)).toBeUndefined();
      }),
    );
  });

  it('never gives more than was asked for', () => {
    fc.assert(
      fc.property(
        leftFilter,
        fc.option(fc.subarray(COLUMNS), { nil: undefined }),
        fc.subarray(STATES),
        (left, columns, values) => {
          const choices = narrowableOffer(offer, left);
          const possible = values.filter(value =>
            choices.rowFilters[0].values?.includes(value),
          );
          const chosen = { columns, rows: { state: possible } };
          const given = narrowedFilter(chosen, choices, left) ?? left;
          const within = (some?: string[], all?: string[]) =>
            !all || (some ?? []).every(one => all.includes(one));
          expect(within(given.columns, left.columns)).toBe(true);
          expect(Boolean(left.columns) && !given.columns).toBe(false);
          expect(within(given.rows?.[0].values, left.rows?.[0].values)).toBe(
            true,
          );
          expect(Boolean(left.rows) && !given.rows).toBe(false);
        },
      ),
    );
  });

  it('keeps a row filter of a port that offers it no more', () => {
    const left = { rows: [{ column: 'carrier', values: ['AA'] }] };
    const choices = narrowableOffer(offer, left);
    expect(
      narrowedFilter({ columns: ['origin'], rows: {} }, choices, left),
    ).toEqual({ columns: ['origin'], ...left });
  });
});

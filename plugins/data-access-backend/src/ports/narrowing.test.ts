import { filterProblem, filterRefusal, isNarrower } from './narrowing';

const narrowing = {
  columns: true,
  rows: [{ column: 'state', values: ['CA', 'NY'] }, { column: 'operator' }],
};
const columns = [
  { name: 'state', type: 'string' },
  { name: 'operator' },
  { name: 'cost', type: 'number' },
];
const rows = (column: string, ...values: string[]) => ({
  rows: [{ column, values }],
});

describe('filterRefusal', () => {
  it.each([
    undefined,
    { columns: ['state', 'cost'] },
    rows('state', 'CA'),
    rows('operator', 'anyone'),
    { columns: ['cost'], ...rows('state', 'CA', 'NY') },
  ])('lets through what the port offers: %j', filter => {
    expect(filterRefusal(filter, { narrowing }, columns)).toBeUndefined();
  });

  it.each([
    [{ columns: [] }, 'filter.columns: choose at least one'],
    [{ columns: ['wage'] }, "names no column 'wage'"],
    [rows('cost', '1'), "by 'cost'"],
    [rows('state', 'TX'), "'TX' is no value of state"],
    [rows('operator'), 'at least one value of operator'],
  ])('refuses %j and says why', (filter, why) => {
    expect(filterRefusal(filter, { narrowing }, columns)).toContain(why);
  });

  it('refuses any filter of a port that offers none, or whose columns nobody knows', () => {
    expect(
      filterRefusal(
        { columns: ['cost'] },
        { narrowing: { columns: false, rows: [] } },
        columns,
      ),
    ).toContain('does not let columns be chosen');
    expect(
      filterRefusal({ columns: ['cost'] }, { narrowing }, undefined),
    ).toContain('no contract that names its columns');
  });
});

it('takes no value that the column cannot have, whoever names it', () => {
  expect(filterProblem(rows('cost', '1', 'much'), columns)).toBe(
    "filter.rows: cost: 'much' is not a number",
  );
  expect(filterProblem(rows('cost', '1'), columns)).toBeUndefined();
});

describe('isNarrower', () => {
  it.each([
    [{ columns: ['a'] }, { columns: ['a', 'b'] }, true],
    [{ columns: ['a', 'c'] }, { columns: ['a', 'b'] }, false],
    [undefined, { columns: ['a'] }, false],
    [{}, { columns: ['a'] }, false],
    [{ columns: ['a'] }, undefined, true],
    [rows('s', '1'), rows('s', '1', '2'), true],
    [rows('s', '1', '3'), rows('s', '1', '2'), false],
    [rows('t', '1'), rows('s', '1'), false],
    [{}, rows('s', '1'), false],
  ])('%j of %j: %s', (filter, than, expected) => {
    expect(isNarrower(filter, than)).toBe(expected);
  });
});

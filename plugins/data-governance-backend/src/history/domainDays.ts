import { CountsRow } from '../database/rows';

/** The name of no level among levels. */
export const NO_LEVEL = 'none';

/**
 * How a domain stood in a scorecard at the end of a day; `scorecard` is empty
 * for all together.
 * @internal
 */
export type DomainDayRow = CountsRow & {
  day: string;
  domain: string;
  scorecard: string;
  products: number;
  /** JSON: products by the name of the level. */
  levels: string;
};

/** What the drivers give for sums: PostgreSQL texts of whole numbers. */
type Sums = { [Name in keyof CountsRow]: string | number } & {
  domain: string;
  scorecard: string;
  level: string | null;
  products: string | number;
};

const COUNTS = [
  'passing',
  'failing',
  'unknown',
  'exempt',
  'not_applicable',
  'weight_passed',
  'weight_counted',
] as const satisfies (keyof CountsRow)[];

/**
 * Joins the sums of each level into the rows of a day.
 * @internal
 */
export function toDomainDays(
  day: string,
  sums: readonly Sums[],
): DomainDayRow[] {
  const rows = new Map<
    string,
    DomainDayRow & { byLevel: Map<string, number> }
  >();
  for (const sum of sums) {
    const { domain, scorecard, level } = sum;
    const key = `${domain} ${scorecard}`;
    const row = rows.get(key) ?? {
      day,
      domain,
      scorecard,
      products: 0,
      levels: '',
      passing: 0,
      failing: 0,
      unknown: 0,
      exempt: 0,
      not_applicable: 0,
      weight_passed: 0,
      weight_counted: 0,
      byLevel: new Map<string, number>(),
    };
    rows.set(key, row);
    row.products += Number(sum.products);
    row.byLevel.set(level ?? NO_LEVEL, Number(sum.products));
    for (const name of COUNTS) {
      row[name] += Number(sum[name]);
    }
  }
  return [...rows.values()].map(({ byLevel, ...row }) => ({
    ...row,
    levels: JSON.stringify(Object.fromEntries([...byLevel].sort(byName))),
  }));
}

/**
 * What has to be written so that the stored rows of a day become others.
 * @internal
 */
export function differingDays(
  stored: readonly DomainDayRow[],
  rows: readonly DomainDayRow[],
): {
  changed: DomainDayRow[];
  gone: Pick<DomainDayRow, 'day' | 'domain' | 'scorecard'>[];
} {
  const keyOf = ({ domain, scorecard }: DomainDayRow) =>
    `${domain} ${scorecard}`;
  const before = new Map(stored.map(row => [keyOf(row), row]));
  const changed = rows.filter(row => {
    const known = before.get(keyOf(row));
    before.delete(keyOf(row));
    return (
      known?.products !== row.products ||
      known.levels !== row.levels ||
      COUNTS.some(name => known[name] !== row[name])
    );
  });
  return {
    changed,
    gone: [...before.values()].map(({ day, domain, scorecard }) => ({
      day,
      domain,
      scorecard,
    })),
  };
}

function byName([a]: [string, number], [b]: [string, number]): number {
  return a < b ? -1 : 1;
}

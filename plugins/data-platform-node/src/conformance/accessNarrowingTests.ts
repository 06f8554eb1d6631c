import {
  COLUMN_MASKS,
  ColumnMask,
} from '@meshport/backstage-plugin-data-mesh-common';
import { AccessCapabilities, AccessItem } from '../DataPlatformAccess';
import { newItem } from './accessItem';
import { DataPlatformFixture, MEASURED_ROWS } from './DataPlatformFixture';
import { oneByOne } from './oneByOne';

const HOSTILE_VALUES = [
  `AB1' OR 'a' = 'a`,
  `AB1'); DROP TABLE measured; --`,
  '$1',
  '\\',
  'AB%',
  '{AB1,AB2}',
  '',
  '☃ 表 "',
];

/** Rights to some columns and rows, on the table that is measured. */
export function declareAccessNarrowingTests(
  getFixture: () => DataPlatformFixture,
  timeout: number,
  capabilities: AccessCapabilities,
): void {
  const narrow = (fields: Partial<AccessItem>) =>
    newItem(getFixture(), {
      location: getFixture().measuredTable,
      ...fields,
    });

  /** What the principal reads while they have the right. */
  async function readDuring(item: AccessItem) {
    const fixture = getFixture();
    const access = oneByOne(fixture.platform.access);
    expect(await fixture.readAs(item)).toBeUndefined();
    expect(await access.grant(item)).toMatchObject({ state: 'present' });
    const rows = await fixture.readAs(item);
    expect(await access.verify(item)).toMatchObject({ state: 'present' });
    // The table itself stays closed.
    expect(await fixture.readTableAs(item.principal, item.location)).toBe(
      false,
    );
    expect(await access.revoke(item)).toMatchObject({ state: 'absent' });
    expect(await fixture.readAs(item)).toBeUndefined();
    return rows ?? [];
  }

  async function expectRefused(item: AccessItem, name: string) {
    const fixture = getFixture();
    const access = oneByOne(fixture.platform.access);
    const before = await fixture.snapshot();
    await expect(access.grant(item)).rejects.toMatchObject({ name });
    expect(await fixture.snapshot()).toEqual(before);
  }

  /** What the engine cannot do is refused, and never given without. */
  function declareRefusal(what: string, item: () => AccessItem): void {
    it(
      `is refused where the engine has no ${what}`,
      () => expectRefused(item(), 'InputError'),
      timeout,
    );
  }

  describe('narrowed access', () => {
    if (capabilities.columns) {
      declareColumnTests();
    } else {
      declareRefusal('columns', () =>
        narrow({ filter: { columns: ['code'] } }),
      );
    }
    if (capabilities.rows) {
      declareRowTests();
    } else {
      declareRefusal('rows', () =>
        narrow({ filter: { rows: [{ column: 'id', values: ['2'] }] } }),
      );
    }
    for (const mask of COLUMN_MASKS) {
      if (capabilities.masks.includes(mask)) {
        declareMaskTests(mask);
      } else {
        declareRefusal(`mask ${mask}`, () =>
          narrow({ masks: [{ column: 'day', mask }] }),
        );
      }
    }
  });

  function declareColumnTests(): void {
    it(
      'shows the columns of the right and no others',
      async () => {
        const rows = await readDuring(
          narrow({ filter: { columns: ['code', 'day'] } }),
        );
        expect(rows).toHaveLength(MEASURED_ROWS.length);
        for (const row of rows) {
          expect(Object.keys(row).sort()).toEqual(['code', 'day']);
        }
        expect(codes(rows)).toEqual(
          MEASURED_ROWS.map(({ code }) => code).sort(),
        );
      },
      timeout,
    );

    it(
      'is one right however it is written, and another than the whole port',
      async () => {
        const fixture = getFixture();
        const access = oneByOne(fixture.platform.access);
        const item = narrow({ filter: { columns: ['code', 'id'] } });
        const same = { ...item, filter: { columns: ['id', 'code', 'id'] } };
        const { filter: _, ...whole } = item;

        await access.grant(item);
        expect(await access.verify(same)).toMatchObject({ state: 'present' });
        expect(await access.verify(whole)).toMatchObject({ state: 'absent' });
        expect(await fixture.readAs(whole)).toBeUndefined();
        await access.grant(whole);
        expect(await access.revoke(same)).toMatchObject({ state: 'absent' });
        expect(await fixture.readAs(item)).toBeUndefined();
        expect(await fixture.readAs(whole)).toBeDefined();
        await access.revoke(whole);
      },
      timeout,
    );

    it(
      'needs columns that are there',
      async () => {
        for (const [columns, name] of [
          [['code', 'nope'], 'NotFoundError'],
          [[], 'InputError'],
        ] as const) {
          await expectRefused(
            narrow({ filter: { columns: [...columns] } }),
            name,
          );
        }
      },
      timeout,
    );
  }

  function declareRowTests(): void {
    const where = (column: string, ...values: string[]) => ({
      rows: [{ column, values }],
    });

    it(
      'shows the rows of the right and no others',
      async () => {
        const byId = narrow({ filter: where('id', '2', '3') });
        expect(codes(await readDuring(byId))).toEqual(['AB2', 'AB2', null]);
        // All of them have to hold.
        const both = narrow({
          filter: {
            rows: [
              ...where('id', '2', '3').rows,
              ...where('code', 'AB2', 'AB1').rows,
            ],
          },
        });
        expect(codes(await readDuring(both))).toEqual(['AB2', 'AB2']);
        const none = narrow({ filter: where('code', 'ab2') });
        expect(await readDuring(none)).toEqual([]);
      },
      timeout,
    );

    it(
      'takes values for values, whatever they hold',
      async () => {
        for (const value of HOSTILE_VALUES) {
          const item = narrow({ filter: where('code', value, 'AB1') });
          expect(codes(await readDuring(item))).toEqual(['AB1']);
        }
      },
      timeout,
    );

    it(
      'needs columns that are there, and values they can have',
      async () => {
        for (const [column, values, name] of [
          ['nope', ['1'], 'NotFoundError'],
          ['code', [], 'InputError'],
          ['id', [`1' OR true`], 'InputError'],
          ['day', ['yesterday or so'], 'InputError'],
        ] as const) {
          await expectRefused(
            narrow({ filter: where(column, ...values) }),
            name,
          );
        }
      },
      timeout,
    );
  }

  function declareMaskTests(mask: ColumnMask['mask']): void {
    const column = mask === 'year' ? 'day' : 'code';

    it(
      `shows a column with the mask ${mask} only masked`,
      async () => {
        const rows = await readDuring(narrow({ masks: [{ column, mask }] }));
        expect(rows).toHaveLength(MEASURED_ROWS.length);
        expectMasked(mask, rows);
        await expectRefused(
          narrow({ masks: [{ column: 'nope', mask }] }),
          'NotFoundError',
        );
      },
      timeout,
    );
  }
}

function codes(rows: Record<string, string | null>[]): (string | null)[] {
  return rows.map(({ code }) => code).sort();
}

function expectMasked(
  mask: ColumnMask['mask'],
  rows: Record<string, string | null>[],
): void {
  const hashes = codes(rows).filter(hash => hash !== null);
  switch (mask) {
    case 'null':
      expect(hashes).toEqual([]);
      return;
    case 'hash':
      // Of AB1, AB2 twice, and bad.
      expect(hashes).toHaveLength(4);
      expect(new Set(hashes).size).toBe(3);
      for (const { code } of MEASURED_ROWS) {
        expect(hashes).not.toContain(code);
      }
      return;
    default:
      expect(rows.map(({ day }) => day?.slice(0, 10) ?? null).sort()).toEqual([
        '1999-01-01',
        '2001-01-01',
        '2001-01-01',
        '2001-01-01',
        null,
      ]);
  }
}

import fc from 'fast-check';
import { isMeshRole, portViewOf } from './PortView';
import { toReaderRole } from './ReaderRole';

const key = fc.record({
  platform: fc.stringMatching(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  product: fc
    .stringMatching(/^[a-z0-9]([a-z0-9._-]{0,61}[a-z0-9])?$/)
    .map(name => `dataproduct:default/${name}`),
  port: fc.string({ unit: 'binary', maxLength: 200 }),
  major: fc.nat(),
});
const text = fc.string({ unit: 'grapheme', maxLength: 5 });
const narrowing = fc.record(
  {
    filter: fc.record(
      {
        columns: fc.array(text, { minLength: 1, maxLength: 3 }),
        rows: fc.array(
          fc.record({
            column: text,
            values: fc.array(text, { minLength: 1, maxLength: 3 }),
          }),
          { maxLength: 2 },
        ),
      },
      { requiredKeys: [] },
    ),
    masks: fc.uniqueArray(
      fc.record({
        column: text,
        mask: fc.constantFrom('null' as const, 'hash' as const),
      }),
      { selector: ({ column }) => column, maxLength: 2 },
    ),
  },
  { requiredKeys: [] },
);

describe('the view of a right', () => {
  it('and its role have names that fit PostgreSQL and need no quotes', () => {
    fc.assert(
      fc.property(key, narrowing, (port, item) => {
        const { name, role } = portViewOf(port, item);
        expect(name).toMatch(/^[a-z0-9_]+_v\d+_[0-9a-f]{16}$/);
        expect(role.name).toBe(`mesh_${name}`);
        expect(Buffer.byteLength(role.name)).toBeLessThanOrEqual(62);
      }),
    );
  });

  it('is another one for every port and narrowing', () => {
    fc.assert(
      fc.property(key, narrowing, narrowing, (port, one, other) => {
        const [first, second] = [one, other].map(item =>
          portViewOf(port, item),
        );
        const same =
          JSON.stringify([first.filter, first.masks]) ===
          JSON.stringify([second.filter, second.masks]);
        expect(first.name === second.name).toBe(same);
        expect(first.role.marker === second.role.marker).toBe(same);
        expect(first.role.name).not.toBe(toReaderRole(port).name);
      }),
    );
  });

  it('has a role that is known again by its own comment only', () => {
    fc.assert(
      fc.property(key, key, narrowing, (port, other, item) => {
        const { role } = portViewOf(port, item);
        const foreign = portViewOf(other, item).role;
        const knows = (comment: string | null) =>
          isMeshRole({ name: role.name, comment });
        expect(knows(role.marker)).toBe(true);
        expect(knows(foreign.marker)).toBe(foreign.name === role.name);
        expect(knows(toReaderRole(port).marker)).toBe(false);
        expect(knows(null)).toBe(false);
      }),
    );
  });
});

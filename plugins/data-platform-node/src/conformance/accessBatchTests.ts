import { AccessChange, AccessItem } from '../DataPlatformAccess';
import { newItem } from './accessItem';
import { DataPlatformFixture } from './DataPlatformFixture';
import { oneByOne } from './oneByOne';

const MOST_ITEMS = 500;

export function declareAccessBatchTests(
  getFixture: () => DataPlatformFixture,
  timeout: number,
): void {
  const grant = (item: AccessItem): AccessChange => ({ type: 'grant', item });
  const revoke = (item: AccessItem): AccessChange => ({ type: 'revoke', item });

  describe('many rights at once', () => {
    it(
      'are changed and read in the order given, and one that fails keeps none of the others',
      async () => {
        const fixture = getFixture();
        const { access } = fixture.platform;
        const [ann, bob, eve] = fixture.principals;
        const first = newItem(fixture, { principal: ann });
        const ended = newItem(fixture, { principal: bob });
        const last = newItem(fixture, { principal: eve });
        const unknown = newItem(fixture, { principal: 'nobody-of-that-name' });
        const missing = newItem(fixture, { location: fixture.missingTable });
        const malformed = newItem(fixture, { version: 'latest' });
        await oneByOne(access).grant(ended);

        expect(
          await access.change([
            grant(first),
            grant(unknown),
            revoke(ended),
            grant(malformed),
            grant(missing),
            grant(last),
          ]),
        ).toMatchObject([
          { evidence: { state: 'present' } },
          { error: { name: 'NotFoundError' } },
          { evidence: { state: 'absent' } },
          { error: { name: 'InputError' } },
          { error: { name: 'NotFoundError' } },
          { evidence: { state: 'present' } },
        ]);
        expect(await fixture.readAs(first)).toBeDefined();
        expect(await fixture.readAs(ended)).toBeUndefined();
        expect(await fixture.readAs(last)).toBeDefined();
        const verified = await access.verify([
          unknown,
          last,
          malformed,
          ended,
          first,
        ]);
        expect(verified).toMatchObject([
          { error: { name: 'NotFoundError' } },
          { evidence: { state: 'present' } },
          { error: { name: 'InputError' } },
          { evidence: { state: 'absent' } },
          { evidence: { state: 'present' } },
        ]);
        // Each answer is about its own item.
        for (const [index, item] of [[1, last] as const, [4, first] as const]) {
          const outcome = verified[index];
          expect('evidence' in outcome && outcome.evidence.summary).toContain(
            item.principal,
          );
        }
        await access.change([revoke(first), revoke(last)]);
        expect(await fixture.readAs(first)).toBeUndefined();
        expect(await fixture.readAs(last)).toBeUndefined();
      },
      timeout,
    );

    it(
      'may be as many as the interface says, each once',
      async () => {
        const fixture = getFixture();
        const { access } = fixture.platform;
        const many = Array.from({ length: MOST_ITEMS }, (_, index) =>
          newItem(fixture, {
            port: `many-${index % 10}`,
            version: `${Math.floor(index / 30) + 1}.0.0`,
            principal: fixture.principals[Math.floor(index / 10) % 3],
          }),
        );
        const granted = await access.change(many.map(grant));
        expect(granted).toHaveLength(MOST_ITEMS);
        for (const outcome of granted) {
          expect(outcome).toMatchObject({ evidence: { state: 'present' } });
        }
        expect(await fixture.readAs(many[MOST_ITEMS - 1])).toBeDefined();
        const revoked = await access.change(many.map(revoke));
        for (const outcome of revoked) {
          expect(outcome).toMatchObject({ evidence: { state: 'absent' } });
        }
        expect(await fixture.readAs(many[0])).toBeUndefined();

        expect(await access.change([])).toEqual([]);
        expect(await access.verify([])).toEqual([]);
        const tooMany = [...many, newItem(fixture)];
        const [one] = many;
        const twice = [one, { ...one, version: '1.7.0' }];
        for (const items of [tooMany, twice]) {
          const expected = { name: 'InputError' };
          await expect(access.change(items.map(grant))).rejects.toMatchObject(
            expected,
          );
          await expect(access.verify(items)).rejects.toMatchObject(expected);
        }
        expect(await fixture.readAs(one)).toBeUndefined();
      },
      timeout * 3,
    );

    it(
      'end as they were last left when batches overlap',
      async () => {
        const fixture = getFixture();
        const { access } = fixture.platform;
        const items = fixture.principals.flatMap(principal =>
          Array.from({ length: 5 }, (_, port) =>
            newItem(fixture, { principal, port: `overlap-${port}` }),
          ),
        );
        const backwards = [...items].reverse();
        await Promise.all([
          access.change(items.map(grant)),
          access.change(backwards.map(revoke)),
          access.change(backwards.map(grant)),
          access.change(items.map(revoke)),
          access.verify(items),
        ]);
        await Promise.all([
          access.change(items.slice(0, 8).map(grant)),
          access.change(backwards.slice(0, items.length - 8).map(revoke)),
        ]);
        for (const [index, item] of items.entries()) {
          expect((await fixture.readAs(item)) !== undefined).toBe(index < 8);
        }
        await access.change(items.map(revoke));
      },
      timeout,
    );
  });
}

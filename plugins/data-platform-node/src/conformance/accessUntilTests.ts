import { AccessCapabilities } from '../DataPlatformAccess';
import { newItem } from './accessItem';
import { DataPlatformFixture } from './DataPlatformFixture';
import { oneByOne } from './oneByOne';

// Long enough to grant and read on a busy machine.
const SOON = 4_000;

/** For engines that themselves refuse a right past its end. */
export function declareAccessUntilTests(
  getFixture: () => DataPlatformFixture,
  timeout: number,
  capabilities: AccessCapabilities,
): void {
  if (!capabilities.until) {
    return;
  }

  const inMilliseconds = (milliseconds: number) =>
    new Date(Date.now() + milliseconds).toISOString();

  async function passed(until: string): Promise<void> {
    // The engine's clock may differ a little.
    const wait = Date.parse(until) - Date.now() + 500;
    await new Promise(resolve => {
      setTimeout(resolve, Math.max(wait, 0));
    });
  }

  describe('access with an end', () => {
    it(
      'is refused by the engine itself from then on, with nobody to end it',
      async () => {
        const fixture = getFixture();
        const access = oneByOne(fixture.platform.access);
        const item = newItem(fixture, { until: inMilliseconds(SOON) });

        const granted = await access.grant(item);
        expect(granted.state).toBe('present');
        expect(await fixture.readAs(item)).toBeDefined();
        expect(Date.parse(granted.until!)).toBe(Date.parse(item.until!));
        await passed(item.until!);
        expect(await fixture.readAs(item)).toBeUndefined();
        expect((await access.verify(item)).state).not.toBe('present');
        expect(await access.revoke(item)).toMatchObject({ state: 'absent' });
        expect(await fixture.readAs(item)).toBeUndefined();
      },
      timeout,
    );

    it(
      'goes on without a gap when it is granted for longer, and ends earlier when that is asked for',
      async () => {
        const fixture = getFixture();
        const access = oneByOne(fixture.platform.access);
        const item = newItem(fixture, { until: inMilliseconds(SOON) });
        const longer = { ...item, until: inMilliseconds(3_600_000) };

        await access.grant(item);
        const extended = await access.grant(longer);
        expect(extended.state).toBe('present');
        await passed(item.until!);
        expect(await fixture.readAs(item)).toBeDefined();
        const verified = await access.verify(longer);
        expect(verified).toMatchObject({ state: 'present' });

        expect(Date.parse(verified.until!)).toBe(Date.parse(longer.until));
        await access.grant({ ...item, until: inMilliseconds(-1_000) });
        expect(await fixture.readAs(item)).toBeUndefined();
        await access.revoke(item);
      },
      timeout,
    );

    it(
      'has none when none was asked for, and a well-formed one otherwise',
      async () => {
        const fixture = getFixture();
        const access = oneByOne(fixture.platform.access);
        const item = newItem(fixture);
        const granted = await access.grant(item);
        expect(granted).toMatchObject({ state: 'present' });
        expect(granted.until).toBeUndefined();
        await access.revoke(item);

        for (const until of ['', 'tomorrow', '2027-02-31T00:00:00', '1']) {
          await expect(access.grant({ ...item, until })).rejects.toMatchObject({
            name: 'InputError',
          });
          expect(await fixture.readAs(item)).toBeUndefined();
        }
      },
      timeout,
    );
  });
}

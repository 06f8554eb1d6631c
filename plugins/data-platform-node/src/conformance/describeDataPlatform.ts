import { declareAccessBatchTests } from './accessBatchTests';
import { declareAccessEffectiveTests } from './accessEffectiveTests';
import { declareAccessErrorTests } from './accessErrorTests';
import { declareAccessNarrowingTests } from './accessNarrowingTests';
import { declareAccessTests } from './accessTests';
import { declareAccessUntilTests } from './accessUntilTests';
import { AccessCapabilities } from '../DataPlatformAccess';
import { DataPlatformFixture } from './DataPlatformFixture';
import { declareMeasureErrorTests } from './measureErrorTests';
import { declareMeasureTests } from './measureTests';
import { declareTableTests } from './tableTests';

/**
 * Declares the tests that every adapter must pass, on a real engine.
 *
 * @param options - `createFixture` is called once, before the first test;
 * `timeout` of one test in milliseconds, default one minute
 * @public
 */
export function describeDataPlatform(options: {
  name: string;
  createFixture(): Promise<DataPlatformFixture>;
  /** What the adapter has to be able to do with rights. */
  capabilities: AccessCapabilities;
  timeout?: number;
}): void {
  const { capabilities } = options;
  const timeout = options.timeout ?? 60_000;

  describe(`${options.name} as a data platform`, () => {
    let fixture: DataPlatformFixture | undefined;
    const getFixture = () => {
      if (!fixture) {
        throw new Error('The fixture could not be created');
      }
      return fixture;
    };

    beforeAll(async () => {
      fixture = await options.createFixture();
    }, timeout);

    afterAll(async () => {
      await fixture?.platform.close();
      await fixture?.unreachable.close();
      await fixture?.close();
    }, timeout);

    it('can do with rights what it has to', () => {
      expect(getFixture().platform.access.capabilities).toEqual(capabilities);
    });

    declareTableTests(getFixture, timeout);
    declareMeasureTests(getFixture, timeout);
    declareMeasureErrorTests(getFixture, timeout);
    declareAccessTests(getFixture, timeout);
    declareAccessErrorTests(getFixture, timeout);
    declareAccessBatchTests(getFixture, timeout);
    declareAccessUntilTests(getFixture, timeout, capabilities);
    declareAccessNarrowingTests(getFixture, timeout, capabilities);
    declareAccessEffectiveTests(getFixture, timeout, capabilities);
  });
}

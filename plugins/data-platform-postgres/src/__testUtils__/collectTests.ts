import { describeDataPlatform } from '@meshport/backstage-plugin-data-platform-node/testUtils';

type Work = () => unknown;

/**
 * Declares the tests of the conformance kit for somebody else than Jest, so that
 * a test can see them fail.
 */
export function collectTests(
  options: Parameters<typeof describeDataPlatform>[0],
): { failures(concerning: RegExp): Promise<string[]> } {
  const tests: { name: string; work: Work }[] = [];
  const before: Work[] = [];
  const after: Work[] = [];
  const path: string[] = [];
  const collectors = {
    describe: (name: string, declare: Work) => {
      path.push(name);
      declare();
      path.pop();
    },
    it: (name: string, work: Work) => {
      tests.push({ name: [...path.slice(1), name].join(' '), work });
    },
    beforeAll: (work: Work) => before.push(work),
    afterAll: (work: Work) => after.push(work),
  };
  const { describe: d, it: i, beforeAll: b, afterAll: a } = globalThis;
  Object.assign(globalThis, collectors);
  try {
    describeDataPlatform(options);
  } finally {
    Object.assign(globalThis, {
      describe: d,
      it: i,
      beforeAll: b,
      afterAll: a,
    });
  }

  return {
    /** Runs those whose name matches, until one fails. */
    async failures(concerning) {
      const chosen = tests.filter(({ name }) => concerning.test(name));
      if (chosen.length === 0) {
        throw new Error(`No test of the kit matches ${concerning}`);
      }
      for (const work of before) {
        await work();
      }
      try {
        for (const { name, work } of chosen) {
          const failed = await Promise.resolve()
            .then(work)
            .then(
              () => false,
              () => true,
            );
          if (failed) {
            return [name];
          }
        }
        return [];
      } finally {
        for (const work of after) {
          await work();
        }
      }
    },
  };
}

import { silentReporter } from '../console';
import { RunningServices } from '../portal';
import { tallyOf } from './jestTally';
import { runSteps } from './runSteps';
import { Step } from './steps';

function setUp() {
  const lines: string[] = [];
  const context = {
    root: '/repo',
    services: new RunningServices(),
    reporter: { ...silentReporter, say: (line: string) => lines.push(line) },
  };
  const step = (title: string, run: Step['run']): Step => ({
    title,
    part: 'unit',
    run,
  });
  return { lines, context, step };
}

describe('runSteps', () => {
  it('sums up the tests of all steps', async () => {
    const { lines, context, step } = setUp();
    const passed = await runSteps(
      [
        step('Types', async () => ({ passed: 0, failed: 0 })),
        step('Unit tests', async () => ({ passed: 40, failed: 0 })),
        step('Browser story', async () => ({ passed: 2, failed: 0 })),
      ],
      context,
    );
    expect(passed).toBe(true);
    expect(lines.at(-1)).toBe('42 passed, 0 failed');
  });

  it('ends with the first step that fails', async () => {
    const { lines, context, step } = setUp();
    const later = jest.fn();
    const passed = await runSteps(
      [
        step('Unit tests', async () => ({ passed: 40, failed: 3 })),
        step('Browser story', later),
      ],
      context,
    );
    expect(passed).toBe(false);
    expect(later).not.toHaveBeenCalled();
    expect(lines.at(-1)).toBe('40 passed, 3 failed');
  });

  it('counts a step that breaks as failed, and says why', async () => {
    const { lines, context, step } = setUp();
    const passed = await runSteps(
      [
        step('Unit tests', async () => {
          throw new Error('PostgreSQL did not start');
        }),
      ],
      context,
    );
    expect(passed).toBe(false);
    expect(lines).toContain('PostgreSQL did not start');
    expect(lines.at(-1)).toBe('0 passed, 1 failed');
  });
});

describe('tallyOf', () => {
  it('counts a file that could not be run as failed', () => {
    expect(
      tallyOf({
        numPassedTests: 10,
        numFailedTests: 1,
        numRuntimeErrorTestSuites: 2,
        success: false,
      }),
    ).toEqual({ passed: 10, failed: 3 });
  });

  it('does not take anything else for results', () => {
    expect(() => tallyOf({})).toThrow();
  });
});

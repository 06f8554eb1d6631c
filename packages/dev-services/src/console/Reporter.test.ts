import { createReporter } from './Reporter';

function recorder(isTTY: boolean) {
  let text = '';
  return {
    isTTY,
    columns: 20,
    write: (part: string) => {
      text += part;
    },
    written: () => text,
  };
}

describe('createReporter', () => {
  it('rewrites one line on a terminal', () => {
    const stream = recorder(true);
    const reporter = createReporter(stream);
    reporter.progress('Loading 1 of 3');
    reporter.progress('Loading 2 of 3 with a long tail');
    reporter.say('Built');
    reporter.progress(undefined);
    reporter.say('Ready');
    expect(stream.written().split('\r\u001b[2K')).toEqual([
      '',
      'Loading 1 of 3',
      'Loading 2 of 3 with',
      'Built\n',
      'Loading 2 of 3 with',
      'Ready\n',
    ]);
  });

  it('writes few lines elsewhere', () => {
    const stream = recorder(false);
    let time = 0;
    const reporter = createReporter(stream, () => time);
    for (let percent = 0; percent <= 100; percent += 10) {
      reporter.progress(`${percent} %`);
      time += 3_000;
    }
    reporter.progress(undefined);
    reporter.say('Ready');
    expect(stream.written()).toBe('40 %\n80 %\nReady\n');
  });
});

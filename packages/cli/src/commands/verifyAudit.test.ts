import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { finished } from 'node:stream/promises';
import {
  AccessLogLine2,
  CHAIN_START,
  commitText,
  formatLogEnd,
  formatLogLine,
  hashLine,
} from '@meshport/backstage-plugin-data-access-node/audit';
import { runCli, TestFolder } from '../__testUtils__/runCli';

const folder = new TestFolder();
beforeEach(() => folder.create());
afterEach(() => folder.remove());

/** An export, line by line, as the portal writes it. */
function* exported(events: number): Generator<string> {
  let head = { sequence: 0, hash: CHAIN_START };
  for (let sequence = 1; sequence <= events; sequence++) {
    const line: Omit<AccessLogLine2, 'hash'> = {
      format: 2,
      sequence,
      requestId: `r-${sequence % 7}`,
      type: 'request.submitted',
      actor: 'user:default/chen',
      at: new Date(sequence).toISOString(),
      toState: 'pending',
      texts: {
        comment: commitText('why', sequence.toString(16).padStart(64, '0')),
      },
      previousHash: head.hash,
    };
    head = { sequence, hash: hashLine(line) };
    yield formatLogLine({ ...line, hash: head.hash });
  }
  yield formatLogEnd(head);
}

const textOf = (lines: Iterable<string>) =>
  [...lines].map(line => `${line}\n`).join('');

/** The place that the last line of an export tells. */
function headOf(lines: readonly string[]): string {
  const { end } = JSON.parse(lines[lines.length - 1]);
  return `${end.sequence}:${end.hash}`;
}

describe('meshport audit verify', () => {
  const lines = [...exported(30)];

  it('finds an untouched export intact, and says its head', async () => {
    const file = await folder.write('log.ndjson', textOf(lines));
    const { code, stdout, stderr } = await runCli(['audit', 'verify', file]);
    expect(stderr).toBe('');
    expect(stdout).toContain(`${file}: intact, 30 events.`);
    expect(stdout).toContain(`head: ${headOf(lines)}`);
    expect(code).toBe(0);
  });

  it('reads the standard input', async () => {
    const { code, stdout } = await runCli(['audit', 'verify', '-'], {
      input: textOf(lines),
    });
    expect(stdout).toContain('standard input: intact, 30 events.');
    expect(code).toBe(0);
  });

  it.each<[string, (all: string[]) => string[], string]>([
    [
      'a change',
      all => all.with(4, all[4].replace('chen', 'grace')),
      'line 5   event 5 is not what was written',
    ],
    [
      'a changed text',
      all => all.with(4, all[4].replace('"why"', '"why not"')),
      'line 5   the comment of event 5 is not what was written',
    ],
    [
      'a gap',
      all => all.toSpliced(9, 1),
      'line 10   expected event 10, found 11',
    ],
    [
      'another order',
      all => all.with(3, all[4]).with(4, all[3]),
      'line 4   expected event 4, found 5',
    ],
    [
      'a line twice',
      all => all.toSpliced(3, 0, all[2]),
      'line 4   expected event 4, found 3',
    ],
    [
      'a cut end',
      all => all.slice(0, 20),
      'finding   the export is cut off: its last line, the end, is missing',
    ],
    [
      'a cut end with the end put back',
      all => [...all.slice(0, 20), all[30]],
      'finding   the log ends at event 20, but was written up to event 30',
    ],
    ['a spoiled line', all => all.with(7, '{'), 'line 8   is not JSON'],
  ])('finds %s', async (_, change, finding) => {
    const input = textOf(change([...lines]));
    const { code, stdout } = await runCli(['audit', 'verify', '-'], { input });
    expect(stdout).toContain(finding);
    expect(stdout).toContain('not intact');
    expect(code).toBe(1);
  });

  it('finds a log made anew as a whole by an event noted before', async () => {
    const shorter = [...exported(20)];
    const input = textOf(shorter);
    const noted = headOf(lines);
    const without = await runCli(['audit', 'verify', '-'], { input });
    expect(without.code).toBe(0);
    const { code, stdout } = await runCli(
      ['audit', 'verify', '-', '--head', noted],
      { input },
    );
    expect(stdout).toContain('ends at event 20, but event 30 was noted before');
    expect(code).toBe(1);

    const other = await runCli(
      ['audit', 'verify', '-', '--head', `30:${'a'.repeat(64)}`],
      { input: textOf(lines) },
    );
    expect(other.stdout).toContain('event 30 is not the one that was noted');
    expect(other.code).toBe(1);
    const earlier = await runCli(
      ['audit', 'verify', '-', '--head', headOf(shorter)],
      { input: textOf(lines) },
    );
    expect(earlier.code).toBe(0);
  });

  it('writes JSON', async () => {
    const { code, stdout } = await runCli(['audit', 'verify', '-', '--json'], {
      input: textOf(lines.slice(1)),
    });
    expect(JSON.parse(stdout)).toMatchObject({
      intact: false,
      events: 29,
      ended: true,
      findings: [{ line: 1, sequence: 1, reason: 'expected event 1, found 2' }],
      findingCount: 1,
    });
    expect(code).toBe(1);
  });

  it.each<[string, string[], string, string]>([
    [
      'a file that is not there',
      ['nothing.ndjson'],
      '',
      'nothing.ndjson is not there',
    ],
    [
      'other text',
      ['-'],
      'hello\nworld\n',
      'standard input is no export of the log',
    ],
    ['nothing', ['-'], '', 'standard input is no export of the log'],
    [
      'half a head',
      ['-', '--head', '30'],
      textOf(lines),
      '--head 30 has to be the sequence',
    ],
  ])('cannot use %s', async (_, args, input, message) => {
    const { code, stderr } = await runCli(['audit', 'verify', ...args], {
      input,
    });
    expect(stderr).toContain(message);
    expect(code).toBe(2);
  });

  it('needs no more memory for a large export than for a small one', async () => {
    const file = folder.file('large.ndjson');
    const stream = createWriteStream(file);
    for (const line of exported(120_000)) {
      if (!stream.write(`${line}\n`)) {
        await once(stream, 'drain');
      }
    }
    stream.end();
    await finished(stream);

    const program = path.resolve(__dirname, '../../bin/meshport');
    const child = spawn(process.execPath, [program, 'audit', 'verify', file], {
      // The export is larger than what the program may keep.
      env: { ...process.env, NODE_OPTIONS: '--max-old-space-size=64' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let stdout = '';
    child.stdout.on('data', chunk => (stdout += chunk));
    const code = await new Promise(resolve => child.on('close', resolve));
    expect(stdout).toContain('intact, 120000 events');
    expect(code).toBe(0);
  }, 60_000);
});

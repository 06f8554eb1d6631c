import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { version } from '../package.json';
import { contractText } from './__testUtils__/runCli';

const bin = path.resolve(__dirname, '../bin/meshport');

const run = (args: string[], input = '') =>
  spawnSync(process.execPath, [bin, ...args], {
    input,
    encoding: 'utf8',
    env: { PATH: process.env.PATH },
  });

// These start a process that compiles the sources.
jest.setTimeout(60_000);

describe('the program', () => {
  it('runs from a checkout, with the standard input and exit codes', () => {
    const good = run(['contract', 'lint', '-'], contractText());
    expect(good.stderr).toBe('');
    expect(good.stdout).toBe(
      'standard input: flights-contract 1.0.0 is valid.\n',
    );
    expect(good.status).toBe(0);

    const bad = run(['contract', 'lint', '-'], 'kind: DataContract');
    expect(bad.stdout).toContain('Not a valid contract');
    expect(bad.status).toBe(1);
  });

  it('keeps its verdict when nobody reads to the end', async () => {
    const columns = Array.from(
      { length: 4_000 },
      (_, index) => `- { name: c${index}, logicalType: string, extra: 1 }`,
    );
    const child = spawn(process.execPath, [
      bin,
      ...['contract', 'lint', '--json', '-'],
    ]);
    child.stdout.destroy();
    let stderr = '';
    child.stderr.on('data', data => (stderr += data));
    child.stdin.end(contractText({ columns: columns.join('\n      ') }));
    const [code] = await once(child, 'close');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  it('ends with 2 for what it does not know, and says what it knows', () => {
    const unknown = run(['contract', 'explode']);
    expect(unknown.stderr).toContain("unknown command 'explode'");
    expect(unknown.status).toBe(2);
    const help = run(['contract', '--help']);
    expect(help.stdout).toMatch(
      /lint[^]*diff[^]*check[^]*convert[^]*Exit codes/,
    );
    expect(help.status).toBe(0);
    expect(run(['--version']).stdout).toBe(`${version}\n`);
  });
});

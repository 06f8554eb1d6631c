import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { SaxesParser } from 'saxes';
import { contractText, runCli, TestFolder } from '../__testUtils__/runCli';

const folder = new TestFolder();
beforeEach(() => folder.create());
afterEach(() => folder.remove());

const examples = path.resolve(__dirname, '../../../../examples/products');

describe('meshport contract lint', () => {
  it('passes the example contracts', async () => {
    const files = ['flights', 'airports', 'weather'].map(name =>
      path.join(examples, name, `${name}.odcs.yaml`),
    );
    const { code, stdout, stderr } = await runCli([
      'contract',
      'lint',
      ...files,
    ]);
    expect(stderr).toBe('');
    expect(stdout.trim().split('\n')).toEqual([
      `${files[0]}: flights-contract 1.0.0 is valid.`,
      `${files[1]}: airports-contract 1.0.0 is valid.`,
      `${files[2]}: weather-contract 1.0.0 is valid.`,
    ]);
    expect(code).toBe(0);
  });

  it('names what to mend and ends with 1', async () => {
    const file = await folder.write(
      'bad.odcs.yaml',
      contractText({ columns: '- { name: origin, logicalType: text }' }),
    );
    const { code, stdout } = await runCli(['contract', 'lint', file]);
    expect(stdout).toMatch(
      /problem {3}schema\[0\]\.properties\[0\]\.logicalType /,
    );
    expect(stdout).toContain(`${file}: Not a valid contract: 1 problem.`);
    expect(code).toBe(1);
  });

  it('takes warnings for findings only when asked to', async () => {
    const file = await folder.write('a.yaml', `${contractText()}ours: 1\n`);
    const lax = await runCli(['contract', 'lint', file]);
    expect(lax.stdout).toContain('warning   ours ');
    expect(lax.code).toBe(0);
    expect((await runCli(['contract', 'lint', '--strict', file])).code).toBe(1);
  });

  it.each([
    ['no YAML', '['],
    ['empty', ''],
    ['a list', '- a'],
    ['an unresolved alias', 'a: *z'],
  ])('ends with 2 for what is %s', async (_, text) => {
    const file = await folder.write('bad.yaml', text);
    const { code, stdout } = await runCli(['contract', 'lint', file]);
    expect(stdout).toContain('problem   the document ');
    expect(code).toBe(2);
  });

  it.each([
    ['is missing', 'nothing.yaml', 'is not there; check its name'],
    ['is a folder', '.', 'is a folder; name a file in it'],
  ])('ends with 2 when a file %s', async (_, name, message) => {
    const file = folder.file(name);
    const { code, stdout, stderr } = await runCli(['contract', 'lint', file]);
    expect(stdout).toBe('');
    expect(stderr).toBe(`${file} ${message}\n`);
    expect(code).toBe(2);
  });

  it('ends with 2 for a file that is not UTF-8', async () => {
    const file = await folder.write(
      'latin1.yaml',
      Buffer.from('name: Flüge', 'latin1'),
    );
    const { code, stderr } = await runCli(['contract', 'lint', file]);
    expect(stderr).toBe(`${file} is not UTF-8 text; save it as UTF-8\n`);
    expect(code).toBe(2);
  });

  it('reads the standard input once', async () => {
    const good = await runCli(['contract', 'lint', '-'], {
      input: contractText(),
    });
    expect(good.stdout).toBe(
      'standard input: flights-contract 1.0.0 is valid.\n',
    );
    expect(good.code).toBe(0);
    const twice = await runCli(['contract', 'lint', '-', '-']);
    expect(twice.stderr).toContain('only once');
    expect(twice.code).toBe(2);
  });

  it('writes JSON for machines', async () => {
    const { code, stdout } = await runCli(['contract', 'lint', '--json', '-'], {
      input: `${contractText()}ours: 1\n`,
    });
    expect(JSON.parse(stdout)).toEqual([
      {
        file: 'standard input',
        valid: true,
        conforms: false,
        problems: [],
        warnings: [{ path: 'ours', message: expect.any(String) }],
      },
    ]);
    expect(code).toBe(0);
  });

  it('writes JUnit XML that is well formed', async () => {
    const bad = await folder.write('<&">.yaml', 'kind: "<&>"');
    const junit = folder.file('report.xml');
    const { code } = await runCli(
      ['contract', 'lint', '--junit', junit, bad, '-'],
      { input: contractText() },
    );
    expect(code).toBe(1);
    const suites: string[] = [];
    const parser = new SaxesParser();
    parser.on('error', error => {
      throw error;
    });
    parser.on('opentag', ({ name, attributes }) => {
      if (name === 'testsuite') {
        suites.push(`${attributes.name} ${attributes.failures}`);
      }
    });
    parser.write(await readFile(junit, 'utf8')).close();
    expect(suites).toEqual([`${bad} 1`, 'standard input 0']);
  });

  it('says when a report cannot be written', async () => {
    const { code, stderr } = await runCli(
      ['contract', 'lint', '--junit', folder.file('no/report.xml'), '-'],
      { input: contractText() },
    );
    expect(stderr).toContain('report.xml cannot be written');
    expect(code).toBe(2);
  });
});

import { contractText, runCli, TestFolder } from '../__testUtils__/runCli';

const folder = new TestFolder();
beforeEach(() => folder.create());
afterEach(() => folder.remove());

const write = (name: string, parts?: Parameters<typeof contractText>[0]) =>
  folder.write(name, contractText(parts));

describe('meshport contract diff', () => {
  it('says what changed and ends with 1 for what breaks readers', async () => {
    const before = await write('before.yaml');
    const after = await write('after.yaml', {
      version: '1.1.0',
      columns: '- { name: origin, logicalType: string, description: From. }',
    });
    const { code, stdout } = await runCli(['contract', 'diff', before, after]);
    expect(stdout).toBe(
      `  breaking  flights.origin is no longer required: readers can meet missing values.
  changed   flights.origin has a new description.
The changes owe a major step, but 1.0.0 to 1.1.0 is a minor step; make it 2.0.0 or higher.
1.0.0 to 1.1.0: 1 breaking change, 1 other change; 1.1.0 owes a major step.
`,
    );
    expect(code).toBe(1);
  });

  it('ends with 1 for breaking changes whatever the version says', async () => {
    const before = await write('before.yaml');
    const after = await write('after.yaml', {
      version: '2.0.0',
      columns: '- { name: departs_from }',
    });
    const { code, stdout } = await runCli(['contract', 'diff', before, after]);
    expect(stdout).toContain('1.0.0 to 2.0.0: 1 breaking change, 1 addition.');
    expect(code).toBe(1);
  });

  it('ends with 0 when nothing breaks readers', async () => {
    const before = await write('before.yaml');
    const { code, stdout } = await runCli(
      ['contract', 'diff', '--json', before, '-'],
      { input: contractText({ version: '1.0.1' }) },
    );
    expect(JSON.parse(stdout)).toMatchObject({
      changes: [],
      breaking: false,
      compatibility: 'full',
      version: { owed: 'none', taken: 'patch', sufficient: true },
      summary: 'no changes',
    });
    expect(code).toBe(0);
  });

  it('ends with 2 when one is no valid contract', async () => {
    const before = await write('before.yaml');
    const after = await folder.write('after.yaml', 'kind: DataContract');
    const { code, stdout, stderr } = await runCli([
      'contract',
      'diff',
      before,
      after,
    ]);
    expect(stdout).toBe('');
    expect(stderr).toContain(`${after} is no valid contract:\n`);
    expect(stderr).toContain('  id is missing');
    expect(code).toBe(2);
  });
});

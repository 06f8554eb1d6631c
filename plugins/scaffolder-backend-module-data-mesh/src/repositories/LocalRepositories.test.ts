import { createMockDirectory } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import git from 'isomorphic-git';
import fs from 'node:fs';
import { LocalRepositories } from './LocalRepositories';

const author = { name: 'Olivia Ortega', email: 'olivia@example.com' };

describe('LocalRepositories', () => {
  const directory = createMockDirectory();
  const repositories = new LocalRepositories({
    folder: directory.resolve('repositories'),
    baseUrl: 'http://localhost:7009/repositories',
  });
  const publish = (name = 'runways') =>
    repositories.publish({
      name,
      source: directory.resolve('workspace'),
      message: 'Add data product runways',
      author,
    });

  beforeEach(() => {
    directory.setContent({
      workspace: {
        'catalog-info.yaml': 'kind: DataProduct',
        sql: { 'runways.sql': 'SELECT 1;' },
        '.git': { config: 'of someone else' },
      },
    });
  });

  it('makes a repository with all files in one commit by its author', async () => {
    const { commit } = await publish();
    const dir = directory.resolve('repositories/runways');

    const [entry, ...older] = await git.log({ fs, dir });
    expect(older).toEqual([]);
    expect(entry.oid).toBe(commit);
    expect(entry.commit).toMatchObject({
      message: 'Add data product runways\n',
      author,
    });
    await expect(git.listFiles({ fs, dir, ref: 'HEAD' })).resolves.toEqual([
      'catalog-info.yaml',
      'sql/runways.sql',
    ]);
    await expect(git.currentBranch({ fs, dir })).resolves.toBe('main');
    expect(fs.readFileSync(`${dir}/sql/runways.sql`, 'utf8')).toBe('SELECT 1;');
    expect(fs.readdirSync(directory.resolve('repositories'))).toEqual([
      'runways',
    ]);
  });

  it('refuses a name that is taken and leaves what is there alone', async () => {
    directory.addContent({ repositories: { runways: { 'own.txt': 'mine' } } });
    await expect(publish()).rejects.toThrow(
      "name: a repository 'runways' exists already; choose another name",
    );
    expect(directory.content({ path: 'repositories' })).toEqual({
      runways: { 'own.txt': 'mine' },
    });
  });

  it('lets one of two that publish the same name at once win', async () => {
    const results = await Promise.allSettled([publish(), publish()]);
    expect(results.map(result => result.status).sort()).toEqual([
      'fulfilled',
      'rejected',
    ]);
    expect(results.find(result => result.status === 'rejected')).toMatchObject({
      reason: { name: 'ConflictError' },
    });
    expect(fs.readdirSync(directory.resolve('repositories'))).toEqual([
      'runways',
    ]);
  });

  it('leaves nothing behind when it fails half way', async () => {
    fs.symlinkSync('/etc/hostname', directory.resolve('workspace/link'));
    await expect(publish()).rejects.toThrow('is a symbolic link');
    expect(fs.readdirSync(directory.resolve('repositories'))).toEqual([]);
  });

  it.each([
    '../outside',
    'a/b',
    '.git',
    '',
    'UPPER',
    'a--b',
    '-a',
    'x'.repeat(51),
  ])('refuses the name %p', async name => {
    await expect(publish(name)).rejects.toThrow(/^name: .* can't be used/);
    expect(fs.readdirSync(directory.path)).toEqual(['workspace']);
  });

  it('says what to do when local repositories are not configured', () => {
    expect(() => LocalRepositories.fromConfig(new ConfigReader({}))).toThrow(
      'dataMesh.localRepositories is not configured',
    );
  });
});

import { Config } from '@backstage/config';
import { ConflictError, InputError, isError } from '@backstage/errors';
import git from 'isomorphic-git';
import fs from 'node:fs';
import { chmod, cp, lstat, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { assertProductName } from '../product/ProductValues';

/**
 * Who a commit is by.
 * @internal
 */
export interface CommitAuthor {
  name: string;
  email: string;
}

/**
 * Git repositories in one folder of this machine, which the catalog reads
 * over HTTP. For development only.
 * @internal
 */
export class LocalRepositories {
  readonly #folder: string;
  readonly #baseUrl: string;

  /**
   * @throws `InputError` when `dataMesh.localRepositories` is not configured
   */
  static fromConfig(config: Config): LocalRepositories {
    const section = config.getOptionalConfig('dataMesh.localRepositories');
    if (!section) {
      throw new InputError(
        'Local repositories are turned off: dataMesh.localRepositories is not configured. Publish with one of the publish:* actions instead.',
      );
    }
    return new LocalRepositories({
      folder: section.getString('folder'),
      baseUrl: section.getString('baseUrl').replace(/\/+$/, ''),
    });
  }

  constructor(options: { folder: string; baseUrl: string }) {
    this.#folder = options.folder;
    this.#baseUrl = options.baseUrl;
  }

  /**
   * The addresses a repository has or will have.
   *
   * @throws `InputError` for a name that is not a plain folder name
   */
  urls(name: string) {
    assertProductName(name);
    return {
      repoContentsUrl: `${this.#baseUrl}/${name}`,
      catalogInfoUrl: `${this.#baseUrl}/${name}/catalog-info.yaml`,
    };
  }

  /**
   * Makes a repository with one commit out of the files in a folder. It
   * appears complete or not at all: it is made aside and renamed at the end.
   *
   * @throws `ConflictError` when the name is taken, `InputError` for a name
   * that is not a plain folder name or when a file is a symbolic link
   */
  async publish(options: {
    name: string;
    source: string;
    message: string;
    author: CommitAuthor;
  }): Promise<{ commit: string }> {
    const { name, source, message, author } = options;
    assertProductName(name);
    const target = join(this.#folder, name);
    if (fs.existsSync(target)) {
      throw taken(name);
    }

    await mkdir(this.#folder, { recursive: true });
    const draft = await mkdtemp(join(this.#folder, '.draft-'));
    try {
      // A temporary folder is private; the repository is there to be read.
      await chmod(draft, 0o755);
      await cp(source, draft, { recursive: true, filter: isPublishable });
      await git.init({ fs, dir: draft, defaultBranch: 'main' });
      await git.add({ fs, dir: draft, filepath: '.' });
      const commit = await git.commit({ fs, dir: draft, message, author });
      await renameToNew(draft, target, name);
      return { commit };
    } finally {
      await rm(draft, { recursive: true, force: true });
    }
  }
}

/** Leaves out a `.git` folder that another step may have made. */
async function isPublishable(path: string): Promise<boolean> {
  const status = await lstat(path);
  if (status.isSymbolicLink()) {
    throw new InputError(
      `${path} is a symbolic link; only plain files are published`,
    );
  }
  return basename(path) !== '.git';
}

/** Renaming fails on a folder with content: another task was faster. */
async function renameToNew(draft: string, target: string, name: string) {
  try {
    await rename(draft, target);
  } catch (error) {
    if (
      isError(error) &&
      ['ENOTEMPTY', 'EEXIST'].includes(String(error.code))
    ) {
      throw taken(name);
    }
    throw error;
  }
}

function taken(name: string): ConflictError {
  return new ConflictError(
    `name: a repository '${name}' exists already; choose another name`,
  );
}

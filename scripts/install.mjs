// The packages of the checkout, installed again only when they changed.
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { explainNpmFailure } from './failures.mjs';
import { runQuietly } from './processes.mjs';
import { withProgress } from './progress.mjs';

/**
 * Installs the packages when they are not there or not those of yarn.lock. An
 * install that was interrupted left no mark and is done again.
 *
 * @param {string} root root of the checkout
 * @param {Awaited<ReturnType<import('./toolchain.mjs').findTools>>} tools
 */
export async function installPackages(root, tools) {
  const mark = path.join(root, 'node_modules/.meshport-install');
  const wanted = hashManifests(root);
  if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted) {
    return;
  }
  const logFolder = path.join(root, '.toolchain');
  mkdirSync(logFolder, { recursive: true });
  const logFile = path.join(logFolder, 'install.log');
  const [program, ...args] = tools.yarn;
  const title = existsSync(mark)
    ? 'Installing the packages that changed …'
    : 'Installing packages (1 to 3 minutes the first time) …';
  await withProgress(title, async () => {
    const { code, output } = await runQuietly(
      program,
      [...args, 'install', '--immutable'],
      {
        cwd: root,
        env: { ...tools.environment, ...(await yarnEnvironment()) },
        logFile,
      },
    );
    if (code !== 0) {
      throw explainNpmFailure(output, 'The packages', logFile);
    }
  });
  writeFileSync(mark, wanted);
}

/**
 * Sums up everything that decides what is installed.
 *
 * @param {string} root root of the checkout
 */
export function hashManifests(root) {
  const hash = createHash('sha256');
  const files = [
    'yarn.lock',
    '.yarnrc.yml',
    'package.json',
    'benchmarks/package.json',
  ];
  for (const parent of ['packages', 'plugins']) {
    for (const name of readdirSync(path.join(root, parent)).sort()) {
      files.push(path.join(parent, name, 'package.json'));
    }
  }
  for (const file of files.filter(name => existsSync(path.join(root, name)))) {
    hash.update(`${file}\0`).update(readFileSync(path.join(root, file)));
  }
  return hash.digest('hex');
}

/** Yarn reads none of npm's settings, so the network's are handed on. */
async function yarnEnvironment() {
  const keys = ['registry', 'https-proxy', 'proxy', 'cafile', 'strict-ssl'];
  const { output } = await runQuietly('npm', [
    'config',
    'get',
    '--loglevel=silent',
    ...keys,
  ]);
  return {
    YARN_ENABLE_PROGRESS_BARS: 'false',
    YARN_ENABLE_COLORS: 'false',
    ...yarnSettings(readNpmConfig(output)),
  };
}

function readNpmConfig(output) {
  const values = output
    .split('\n')
    .map(line => /^([a-z-]+)\s*=\s*(.+)$/.exec(line.trim()))
    .filter(Boolean)
    .map(([, key, value]) => [key, value.replace(/^"|"$/g, '')]);
  return Object.fromEntries(values);
}

/**
 * Says npm's settings of the network in Yarn's variables.
 *
 * @param {Record<string, string | undefined>} npm
 * @returns {Record<string, string>}
 */
export function yarnSettings(npm) {
  const settings = {};
  const given = value => value && value !== 'null' && value !== 'undefined';
  if (given(npm.registry)) {
    settings.YARN_NPM_REGISTRY_SERVER = npm.registry.replace(/\/+$/, '');
    const { protocol, hostname } = new URL(npm.registry);
    if (protocol === 'http:') {
      settings.YARN_UNSAFE_HTTP_WHITELIST = hostname;
    }
  }
  if (given(npm['https-proxy'])) {
    settings.YARN_HTTPS_PROXY = npm['https-proxy'];
  }
  if (given(npm.proxy)) {
    settings.YARN_HTTP_PROXY = npm.proxy;
  }
  if (given(npm.cafile)) {
    settings.YARN_HTTPS_CA_FILE_PATH = npm.cafile;
  }
  if (npm['strict-ssl'] === 'false') {
    settings.YARN_ENABLE_STRICT_SSL = 'false';
  }
  return settings;
}

#!/usr/bin/env node
// Runs a command of this checkout on a machine that has only Node.js >= 20 and
// npm: brings the right tools, installs the packages, and hands over to the
// command, which is TypeScript.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { installPackages } from './install.mjs';
import { Failure, runInForeground } from './processes.mjs';
import { findTools } from './toolchain.mjs';

const commands = {
  start: 'packages/dev-services/src/commands/start.ts',
  dev: 'packages/dev-services/src/commands/dev.ts',
  test: 'packages/dev-services/src/commands/test.ts',
  bench: 'benchmarks/src/command.ts',
  faults: 'plugins/data-access-backend/src/faults/__testUtils__/command.ts',
  meshport: 'packages/cli/src/index.ts',
};
const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

async function main([command, ...args]) {
  if (!Object.hasOwn(commands, command ?? '')) {
    const names = Object.keys(commands).join('|');
    throw new Failure(`Usage: node scripts/run.mjs <${names}>`);
  }
  const tools = await findTools(root);
  await installPackages(root, tools);
  return runInForeground(
    tools.node,
    [
      '--enable-source-maps',
      '--require',
      path.join(root, 'node_modules/@backstage/cli/config/nodeTransform.cjs'),
      path.join(root, commands[command]),
      ...args,
    ],
    {
      // The names of files are those of the folder that npm was called in.
      cwd: (command === 'meshport' && process.env.INIT_CWD) || root,
      env: tools.environment,
    },
  );
}

main(process.argv.slice(2)).then(
  code => {
    process.exitCode = code;
  },
  error => {
    // A failure that can be mended is one line; anything else shows where.
    console.error(error instanceof Failure ? error.message : error);
    process.exitCode = 1;
  },
);

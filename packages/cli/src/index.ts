import { runProgram } from './program';

for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // A reader such as `head` may have had enough; the verdict stands.
    if (error.code !== 'EPIPE') {
      process.stderr.write(`The output cannot be written: ${error.message}\n`);
      process.exit(2);
    }
  });
}

runProgram(process.argv.slice(2), {
  openInput: () => process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  environment: process.env,
  fetch,
}).then(
  code => {
    // Not process.exit: what was written may still be on its way.
    process.exitCode = code;
  },
  error => {
    process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
    process.exitCode = 2;
  },
);

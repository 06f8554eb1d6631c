// One line that says what is going on and for how long. It goes to the standard
// error output: the other one is for what the command itself says.

const TERMINAL_MS = 1_000;
const QUIET_MS = 30_000;

/**
 * Says what is being done until it is done: on a terminal with a clock, else
 * with a line every half minute.
 *
 * @template T
 * @param {string} title
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withProgress(title, work) {
  const began = Date.now();
  const { isTTY } = process.stderr;
  const seconds = () => Math.round((Date.now() - began) / 1000);
  const show = () =>
    process.stderr.write(
      isTTY
        ? `\r\u001b[2K${title} ${seconds()} s`
        : `${title} ${seconds()} s\n`,
    );
  process.stderr.write(isTTY ? title : `${title}\n`);
  const timer = setInterval(show, isTTY ? TERMINAL_MS : QUIET_MS);
  try {
    return await work();
  } finally {
    clearInterval(timer);
    show();
    if (isTTY) {
      process.stderr.write('\n');
    }
  }
}

const LONGEST = 60_000;
const PAUSE = 25;

/**
 * Asks again and again until the answer is yes.
 *
 * @throws when it is not within a minute, naming what was waited for
 */
export async function waitFor(
  what: string,
  isThere: () => Promise<boolean>,
): Promise<void> {
  const begun = performance.now();
  while (!(await isThere())) {
    if (performance.now() - begun > LONGEST) {
      throw new Error(`Waited a minute for ${what}`);
    }
    await new Promise(resolve => setTimeout(resolve, PAUSE));
  }
}

import { createReporter, Reporter } from '../console';
import { RunningServices } from '../portal';
import { StartError } from '../settings';

/** What a command gets to work with. */
export type CommandContext = {
  /** What the command starts; stopped when it ends, or on Ctrl-C. */
  services: RunningServices;
  reporter: Reporter;
};

/**
 * Runs a command of the checkout: stops everything it started when it ends or
 * a signal arrives, and shows a failure that can be mended as one line.
 *
 * @param command - resolves with the exit code
 * @param interruptedCode - exit code after a signal
 */
export async function runCommand(
  command: (context: CommandContext) => Promise<number>,
  interruptedCode: number,
): Promise<void> {
  const services = new RunningServices();
  const reporter = createReporter(process.stdout);
  const running = command({ services, reporter });

  let interrupted = false;

  const interrupt = async () => {
    // Ctrl-C may arrive twice: from the terminal and from the parent process.
    if (interrupted) {
      return;
    }
    interrupted = true;
    reporter.progress(undefined);
    reporter.say('Stopping …');
    await services.stop().catch(error => reporter.say(String(error)));
    // What was about to start when the signal came stops as soon as it did.
    await running.catch(() => undefined);
    await services.stop().catch(error => reporter.say(String(error)));
    process.exit(interruptedCode);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, interrupt);
  }

  try {
    const code = await running;
    if (!interrupted) {
      await services.stop();
      process.exit(code);
    }
  } catch (error) {
    if (!interrupted) {
      await services.stop().catch(() => undefined);
      reporter.progress(undefined);
      showFailure(error);
      process.exit(1);
    }
  }
}

function showFailure(error: unknown): void {
  const known = error instanceof StartError;
  process.stderr.write(`\n${known ? error.message : describe(error)}\n`);
}

function describe(error: unknown): string {
  return error instanceof Error ? error.stack ?? error.message : String(error);
}

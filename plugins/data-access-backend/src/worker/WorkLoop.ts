import { LoggerService } from '@backstage/backend-plugin-api';
import { describeError } from './describeError';

/**
 * Repeats a piece of work until there is none left, one piece at a time.
 * @internal
 */
export class WorkLoop {
  readonly #name: string;
  readonly #work: () => Promise<number>;
  readonly #logger: LoggerService;
  #running: Promise<void> | undefined;
  #again = false;
  #stopped = false;

  /** @param options - `work` returns how many things it found to do */
  constructor(options: {
    name: string;
    work: () => Promise<number>;
    logger: LoggerService;
  }) {
    this.#name = options.name;
    this.#work = options.work;
    this.#logger = options.logger;
  }

  /** Works until nothing is due; never rejects. */
  async run(): Promise<void> {
    this.#again = true;
    this.#running ??= this.#loop().finally(() => {
      this.#running = undefined;
    });
    await this.#running;
  }

  /** Finishes what is in hand and takes no more. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#running;
  }

  async #loop(): Promise<void> {
    while (this.#again && !this.#stopped) {
      this.#again = false;
      try {
        const found = await this.#work();
        this.#again ||= found > 0;
      } catch (error) {
        // What was leased is due again when the leases run out.
        this.#logger.error(`${this.#name} failed: ${describeError(error)}`);
      }
    }
  }
}

import { Client } from 'pg';
import { FaultPoint } from './messages';

type Target = 'portal' | 'engine';

/**
 * Sees every statement that this process sends to a PostgreSQL, whoever sends
 * it, and kills the process at one of them when it is told to.
 */
export class StatementTap {
  readonly #engineDatabase: string;
  #recorded: string[] | undefined;
  #armed: FaultPoint | undefined;
  #passed = 0;

  /** @param engineDatabase - every other database is the portal's */
  constructor(engineDatabase: string) {
    this.#engineDatabase = engineDatabase;
  }

  /** Wraps the driver; once for a process. */
  install(): void {
    const send: (...args: unknown[]) => unknown = Client.prototype.query;
    const enter = (client: Client, text: string) =>
      this.#enter(
        client.database === this.#engineDatabase ? 'engine' : 'portal',
        text,
      );
    Object.defineProperty(Client.prototype, 'query', {
      configurable: true,
      writable: true,
      value: function tapped(this: Client, ...args: unknown[]): unknown {
        const leave = enter(this, textOf(args[0]));
        const callback = args.at(-1);
        if (typeof callback === 'function') {
          const answered = (...answer: unknown[]) => {
            leave();
            callback(...answer);
          };
          return send.apply(this, [...args.slice(0, -1), answered]);
        }
        const result = send.apply(this, args);
        return result instanceof Promise ? result.finally(leave) : result;
      },
    });
  }

  record(): void {
    this.#recorded = [];
  }

  /** The statements since {@link StatementTap.record}, in their order. */
  stopRecording(): string[] {
    const recorded = this.#recorded ?? [];
    this.#recorded = undefined;
    return recorded;
  }

  arm(point: FaultPoint): void {
    this.#armed = point;
    this.#passed = 0;
  }

  /** @returns to be called with the answer, before anyone else sees it */
  #enter(target: Target, text: string): () => void {
    const statement = statementKey(target, text);
    this.#recorded?.push(statement);
    const armed = this.#armed;
    if (!armed || statement !== armed.statement) {
      return () => {};
    }
    this.#passed++;
    if (this.#passed !== armed.occurrence) {
      return () => {};
    }
    if (armed.moment === 'before') {
      die();
    }
    return die;
  }
}

/**
 * Names a statement so that it is the same one in every run: without what is
 * different from run to run, such as names of roles and numbers of rows.
 */
export function statementKey(target: Target, text: string): string {
  const words = text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/'(?:[^']|'')*'/g, "'…'")
    .replace(/"[\w-]*\d[\w-]*"/g, '"…"')
    .replace(/\b\w*_[0-9a-f]{8}\b/g, '…')
    .replace(/\$\d+/g, '$')
    .replace(/\(\$(?:, \$)*\)(?:, \(\$(?:, \$)*\))*/g, '($)');
  return `${target}: ${words}`;
}

function textOf(query: unknown): string {
  if (typeof query === 'string') {
    return query;
  }
  return typeof query === 'object' && query !== null && 'text' in query
    ? String(query.text)
    : '';
}

function die(): void {
  process.kill(process.pid, 'SIGKILL');
  // Nothing may happen between the signal and the end.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}

import { ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { mockCredentials } from '@backstage/backend-test-utils';
import { DataAccessClient } from '@meshport/backstage-plugin-data-access-common';
import {
  FaultPoint,
  ReplicaAnswer,
  ReplicaOptions,
  ReplicaOrder,
} from './messages';

type Answer = Omit<ReplicaAnswer, 'from'>;

/** A replica of the backend in a process that can be killed. */
export class Replica {
  readonly #child: ChildProcess;
  readonly #ended: Promise<NodeJS.Signals | null>;
  readonly #waiting: ((answer: Answer) => void)[] = [];
  readonly #output: string[] = [];
  #baseUrl = '';

  /** @throws with what the process printed when it does not come up */
  static async start(options: ReplicaOptions): Promise<Replica> {
    const replica = new Replica(options);
    const { baseUrl, error } = await replica.#answer();
    if (!baseUrl) {
      throw new Error(
        `A replica does not start: ${error}\n${replica.#output.join('')}`,
      );
    }
    replica.#baseUrl = baseUrl;
    return replica;
  }

  private constructor(options: ReplicaOptions) {
    this.#child = fork(resolve(__dirname, 'replicaProcess.ts'), {
      execArgv: [
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
      ],
      env: { ...process.env, FAULT_REPLICA: JSON.stringify(options) },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    for (const stream of [this.#child.stdout!, this.#child.stderr!]) {
      stream.on('data', data => this.#output.push(String(data)));
    }
    this.#child.on('message', (answer: Partial<ReplicaAnswer>) => {
      if (answer.from === 'replica') {
        this.#waiting.shift()?.(answer);
      }
    });
    this.#ended = once(this.#child, 'exit').then(([, signal]) => {
      for (const waiting of this.#waiting.splice(0)) {
        waiting({ error: 'The replica has ended' });
      }
      return signal;
    });
  }

  /** The API of this replica, as one person uses it. */
  as(userRef: string): DataAccessClient {
    return new DataAccessClient({
      discoveryApi: { getBaseUrl: async () => this.#baseUrl },
      fetchApi: {
        fetch: (url, init) =>
          fetch(url, {
            ...init,
            headers: {
              ...init?.headers,
              // A connection that was kept would hide that the process is gone.
              Connection: 'close',
              Authorization: mockCredentials.user.header(userRef),
            },
          }),
      },
    });
  }

  /** Does what is in the outbox from now on, whoever put it there. */
  async work(): Promise<void> {
    await this.#order({ type: 'work' });
  }

  /** Does only what it is told, and what follows from that. */
  async rest(): Promise<void> {
    await this.#order({ type: 'rest' });
  }

  /** @throws when the task fails or the replica ends meanwhile */
  async run(task: string): Promise<void> {
    await this.#order({ type: 'run', task });
  }

  async record(): Promise<void> {
    await this.#order({ type: 'record' });
  }

  /** Statements since it was told to record. */
  async recorded(): Promise<string[]> {
    return (await this.#order({ type: 'report' })).statements ?? [];
  }

  async arm(point: FaultPoint): Promise<void> {
    await this.#order({ type: 'arm', point });
  }

  /** @returns the signal that ended it; `undefined` when it goes on living */
  async death(
    milliseconds: number,
  ): Promise<NodeJS.Signals | null | undefined> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<undefined>(settle => {
      timer = setTimeout(() => settle(undefined), milliseconds);
    });
    return Promise.race([this.#ended, late]).finally(() => clearTimeout(timer));
  }

  async stop(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#ended;
  }

  async #order(order: ReplicaOrder): Promise<Answer> {
    this.#child.send(order, () => {});
    const answer = await this.#answer();
    if (answer.error) {
      throw new Error(answer.error);
    }
    return answer;
  }

  async #answer(): Promise<Answer> {
    return this.#child.exitCode === null && this.#child.signalCode === null
      ? new Promise(settle => this.#waiting.push(settle))
      : { error: 'The replica has ended' };
  }
}

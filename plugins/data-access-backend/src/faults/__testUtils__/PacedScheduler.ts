import {
  coreServices,
  createServiceFactory,
  SchedulerServiceTaskInvocationDefinition,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';

type Task = SchedulerServiceTaskScheduleDefinition &
  SchedulerServiceTaskInvocationDefinition;

const PAUSE = 50;

/**
 * Runs the tasks of a replica when the harness says so. Unlike the real one it
 * lets all replicas sweep at the same time, which is harder on them.
 */
export class PacedScheduler {
  readonly #tasks = new Map<string, Task>();
  #turn: symbol | undefined;

  readonly factory = createServiceFactory({
    service: coreServices.scheduler,
    deps: {},
    factory: () => ({
      scheduleTask: async (task: Task) => {
        this.#tasks.set(task.id, task);
      },
      createScheduledTaskRunner: (
        schedule: SchedulerServiceTaskScheduleDefinition,
      ) => ({
        run: async (task: SchedulerServiceTaskInvocationDefinition) => {
          this.#tasks.set(task.id, { ...schedule, ...task });
        },
      }),
      triggerTask: (id: string) => this.run(id),
      cancelTask: async () => {},
      getScheduledTasks: async () => [],
    }),
  });

  /** @throws what the task throws, and for an unknown one */
  async run(id: string): Promise<void> {
    const task = this.#tasks.get(id);
    if (!task) {
      throw new Error(
        `There is no task '${id}' among ${[...this.#tasks.keys()].join(', ')}`,
      );
    }
    await task.fn(new AbortController().signal);
  }

  /** Runs a task again and again, until {@link PacedScheduler.rest}. */
  repeat(id: string): void {
    const turn = Symbol(id);
    this.#turn = turn;
    const next = async () => {
      if (this.#turn === turn) {
        // The database may be away; the task is tried again, as always.
        await this.run(id).catch(() => {});
        setTimeout(next, PAUSE);
      }
    };
    void next();
  }

  /** Lets what is running end, and begins no more. */
  rest(): void {
    this.#turn = undefined;
  }
}

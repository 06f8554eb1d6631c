import {
  coreServices,
  createServiceFactory,
  SchedulerServiceTaskScheduleDefinition,
  SchedulerServiceTaskInvocationDefinition,
} from '@backstage/backend-plugin-api';

type Task = SchedulerServiceTaskScheduleDefinition &
  SchedulerServiceTaskInvocationDefinition;

/**
 * Runs the tasks of a backend when it is told to, so that what they do can be
 * timed without the waiting in between.
 */
export class ManualScheduler {
  readonly #tasks = new Map<string, Task>();

  /** The scheduler service of the backend. */
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

  /** Ids of all tasks. */
  get ids(): string[] {
    return [...this.#tasks.keys()];
  }

  /**
   * @throws what the task throws, and for an unknown one
   */
  async run(id: string): Promise<void> {
    const task = this.#tasks.get(id);
    if (!task) {
      throw new Error(`There is no task '${id}' among ${this.ids.join(', ')}`);
    }
    await task.fn(new AbortController().signal);
  }
}

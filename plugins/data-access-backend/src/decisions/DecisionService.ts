import { toError } from '@backstage/errors';
import {
  Decision,
  DecisionResult,
} from '@meshport/backstage-plugin-data-access-common';
import { AccessDatabase } from '../database/AccessDatabase';
import { changedMeanwhile } from '../database/Change';
import { RequestRecord } from '../database/requestRows';
import { RequestStore } from '../database/RequestStore';
import { requestNotFound } from '../permissions/Authorizer';
import { RequestService } from '../requests/RequestService';
import { Actor } from '../requests/requestTypes';
import {
  RequestMove,
  RequestTransitions,
} from '../workflow/RequestTransitions';
import { DecisionJudge } from './DecisionJudge';

/** Decisions that are written in one transaction. */
const CHUNK = 200;

/**
 * Approving, approving less, denying, asking. Permissions were checked before.
 * @internal
 */
export class DecisionService {
  readonly #database: AccessDatabase;
  readonly #requests: RequestStore;
  readonly #service: RequestService;
  readonly #judge: DecisionJudge;
  readonly #transitions: RequestTransitions;

  constructor(options: {
    database: AccessDatabase;
    requests: RequestStore;
    service: RequestService;
    judge: DecisionJudge;
    transitions: RequestTransitions;
  }) {
    this.#database = options.database;
    this.#requests = options.requests;
    this.#service = options.service;
    this.#judge = options.judge;
    this.#transitions = options.transitions;
  }

  /**
   * @throws `ConflictError` when the request has changed since or the port
   * cannot be given any more, `NotAllowedError` for anyone who may not decide,
   * `InputError` for a denial without a reason and for more than was asked for
   */
  async decide(id: string, decision: Decision, actor: Actor): Promise<void> {
    const request = (await this.#requests.getRecords([id])).get(id);
    if (!request) {
      throw requestNotFound(id);
    }
    const [judged] = await this.#judge.judge([{ request, decision }], actor);
    if (judged instanceof Error) {
      throw judged;
    }
    await this.#database.change(change =>
      this.#transitions.move(change, judged),
    );
  }

  /**
   * Decides each on its own, so that one that is not possible keeps none of the
   * others.
   *
   * @param refusal - why the caller may not decide a request at all
   * @returns in the order given
   */
  async decideMany(
    decisions: readonly ({ id: string } & Decision)[],
    actor: Actor,
    refusal: (id: string) => Error | undefined,
  ): Promise<DecisionResult[]> {
    const outcomes = new Map<number, RequestRecord | Error>();
    const records = await this.#requests.getRecords(
      decisions.map(({ id }) => id),
    );
    const seen = new Set<string>();
    const due: { at: number; request: RequestRecord; decision: Decision }[] =
      [];
    decisions.forEach((decision, at) => {
      const { id } = decision;
      const request = records.get(id);
      const error = request ? refusal(id) : requestNotFound(id);
      if (error || !request) {
        outcomes.set(at, error ?? requestNotFound(id));
      } else if (seen.has(id)) {
        outcomes.set(at, changedMeanwhile('request', id));
      } else {
        due.push({ at, request, decision });
      }
      seen.add(id);
    });

    const judged = await this.#judge.judge(due, actor);
    const moves = new Map<string, { at: number; move: RequestMove }>();
    judged.forEach((move, i) => {
      const { at, request } = due[i];
      if (move instanceof Error) {
        outcomes.set(at, move);
      } else {
        moves.set(request.id, { at, move });
      }
    });
    for (const chunk of chunksOf([...moves.values()])) {
      for (const [at, outcome] of await this.#write(chunk)) {
        outcomes.set(at, outcome);
      }
    }
    return decisions.map(({ id }, at) => resultOf(id, outcomes.get(at)));
  }

  /**
   * @throws `ConflictError` when the request has changed since,
   * `NotAllowedError` for anyone who may not decide
   */
  async ask(
    id: string,
    { text, revision }: { text: string; revision: number },
    actor: Actor,
  ): Promise<void> {
    const type = 'ask' as const;
    const request = await this.#service.current(id, revision, {
      type,
      actor,
      text,
      at: '',
    });
    await this.#database.change(change =>
      this.#transitions.move(change, {
        request,
        action: { type, actor, text, at: change.now },
      }),
    );
  }

  async #write(
    chunk: readonly { at: number; move: RequestMove }[],
  ): Promise<[number, RequestRecord | Error][]> {
    try {
      const written = await this.#database.change(change =>
        this.#transitions.moveMany(
          change,
          chunk.map(({ move }) => move),
        ),
      );
      const byId = new Map(written.map(request => [request.id, request]));
      return chunk.map(({ at, move: { request } }) => [
        at,
        byId.get(request.id) ?? changedMeanwhile('request', request.id),
      ]);
    } catch (error) {
      // One that cannot be written keeps none of the others.
      if (chunk.length === 1) {
        return [[chunk[0].at, toError(error)]];
      }
      const results = [];
      for (const one of chunk) {
        results.push(...(await this.#write([one])));
      }
      return results;
    }
  }
}

function resultOf(
  id: string,
  outcome: RequestRecord | Error | undefined,
): DecisionResult {
  if (!outcome || outcome instanceof Error) {
    const { name, message } = outcome ?? new Error('Not decided');
    return { id, decided: false, error: { name, message } };
  }
  const { state, revision } = outcome;
  return { id, decided: true, state, revision };
}

function chunksOf<T>(items: readonly T[]): T[][] {
  return [...Array(Math.ceil(items.length / CHUNK))].map((_, i) =>
    items.slice(i * CHUNK, (i + 1) * CHUNK),
  );
}

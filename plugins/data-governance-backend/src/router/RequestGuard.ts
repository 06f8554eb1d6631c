import {
  AuditorService,
  AuditorServiceCreateEventOptions,
  BackstageCredentials,
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError, toError } from '@backstage/errors';
import {
  AuthorizeResult,
  BasicPermission,
} from '@backstage/plugin-permission-common';
import { JsonObject } from '@backstage/types';
import { Request } from 'express';

/**
 * What a request needs, and what is recorded of it.
 * @internal
 */
export interface GuardedAction<Result> {
  permission: BasicPermission;
  /** Who may call; users and services when absent. */
  callers?: ('user' | 'service')[];
  /** For the audit log; nothing is recorded when absent. */
  event?: Pick<
    AuditorServiceCreateEventOptions,
    'eventId' | 'meta' | 'severityLevel'
  > & {
    /** What is recorded of the outcome. */
    outcome?(result: Result): JsonObject;
  };
}

/**
 * Lets those do something who may, with their own credentials, and records who
 * did what. Refusals and failures are recorded too.
 * @internal
 */
export class RequestGuard {
  readonly #auditor: AuditorService;
  readonly #httpAuth: HttpAuthService;
  readonly #permissions: PermissionsService;

  constructor(options: {
    auditor: AuditorService;
    httpAuth: HttpAuthService;
    permissions: PermissionsService;
  }) {
    this.#auditor = options.auditor;
    this.#httpAuth = options.httpAuth;
    this.#permissions = options.permissions;
  }

  /**
   * @param run - gets the credentials of the caller
   * @returns what `run` returns
   * @throws `AuthenticationError` without credentials, `NotAllowedError`
   * without the permission or for another kind of caller; what `run` throws
   */
  async run<Result>(
    request: Request<any, any, any, any>,
    action: GuardedAction<Result>,
    run: (credentials: BackstageCredentials) => Promise<Result>,
  ): Promise<Result> {
    const allowed = async () => run(await this.#authorize(request, action));
    if (!action.event) {
      return allowed();
    }
    const { outcome, ...event } = action.event;
    const audited = await this.#auditor.createEvent({ ...event, request });
    try {
      const result = await allowed();
      await audited.success(outcome && { meta: outcome(result) });
      return result;
    } catch (error) {
      await audited.fail({ error: toError(error) });
      throw error;
    }
  }

  async #authorize(
    request: Request<any, any, any, any>,
    { permission, callers = ['user', 'service'] }: GuardedAction<never>,
  ): Promise<BackstageCredentials> {
    const credentials = await this.#httpAuth.credentials(request, {
      allow: callers,
    });
    const [decision] = await this.#permissions.authorize([{ permission }], {
      credentials,
    });
    if (decision.result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(
        `You need the permission ${permission.name} for this`,
      );
    }
    return credentials;
  }
}

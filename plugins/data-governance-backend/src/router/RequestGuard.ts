import {
  AuditorService,
  AuditorServiceCreateEventOptions,
  AuthService,
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

/** As the router types it, whatever its parameters, query and body are. */
type AnyRequest = Parameters<HttpAuthService['credentials']>[0];

const ANYONE = ['user', 'service'] as const;

/**
 * What a request needs, and what is recorded of it.
 * @internal
 */
export interface GuardedAction<Result = unknown> {
  permission: BasicPermission;
  /** Who may call; users and services when absent. */
  callers?: readonly ('user' | 'service')[];
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
  readonly #auth: AuthService;
  readonly #httpAuth: HttpAuthService;
  readonly #permissions: PermissionsService;

  constructor(options: {
    auditor: AuditorService;
    auth: AuthService;
    httpAuth: HttpAuthService;
    permissions: PermissionsService;
  }) {
    this.#auditor = options.auditor;
    this.#auth = options.auth;
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
    request: AnyRequest,
    action: GuardedAction<Result>,
    run: (credentials: BackstageCredentials) => Promise<Result>,
  ): Promise<Result> {
    return this.#record(action, { request }, async () =>
      run(
        await this.#authorize(
          action,
          await this.#httpAuth.credentials(request, {
            allow: [...(action.callers ?? ANYONE)],
          }),
        ),
      ),
    );
  }

  /**
   * As `run`, for what comes without a request of the caller.
   *
   * @param credentials - of the caller, named in the event
   */
  async runFor<Result>(
    credentials: BackstageCredentials,
    action: GuardedAction<Result>,
    run: () => Promise<Result>,
  ): Promise<Result> {
    const caller = this.#nameOf(credentials);
    return this.#record(action, { meta: { caller } }, async () => {
      const { callers = ANYONE } = action;
      if (!callers.some(kind => this.#auth.isPrincipal(credentials, kind))) {
        throw new NotAllowedError(`Only a ${callers.join(' or a ')} may do it`);
      }
      await this.#authorize(action, credentials);
      return run();
    });
  }

  async #record<Result>(
    action: GuardedAction<Result>,
    who: Pick<AuditorServiceCreateEventOptions, 'meta' | 'request'>,
    run: () => Promise<Result>,
  ): Promise<Result> {
    if (!action.event) {
      return run();
    }
    const { outcome, ...event } = action.event;
    const audited = await this.#auditor.createEvent({
      ...event,
      ...who,
      meta: { ...event.meta, ...who.meta },
    });
    try {
      const result = await run();
      await audited.success(outcome && { meta: outcome(result) });
      return result;
    } catch (error) {
      await audited.fail({ error: toError(error) });
      throw error;
    }
  }

  async #authorize(
    { permission }: Pick<GuardedAction<never>, 'permission'>,
    credentials: BackstageCredentials,
  ): Promise<BackstageCredentials> {
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

  #nameOf(credentials: BackstageCredentials): string {
    if (this.#auth.isPrincipal(credentials, 'user')) {
      return credentials.principal.userEntityRef;
    }
    return this.#auth.isPrincipal(credentials, 'service')
      ? credentials.principal.subject
      : 'nobody';
  }
}

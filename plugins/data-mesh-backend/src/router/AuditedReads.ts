import {
  AuditorService,
  AuditorServiceCreateEventOptions,
  BackstageCredentials,
  BackstageServicePrincipal,
  BackstageUserPrincipal,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';

/**
 * As the router types it, whatever its parameters, query and body are.
 * @internal
 */
export type AnyRequest = Parameters<HttpAuthService['credentials']>[0];

/**
 * What is read, for the audit log. The severity is `low` when absent.
 * @internal
 */
export type AuditedRead = Pick<
  AuditorServiceCreateEventOptions,
  'eventId' | 'meta' | 'severityLevel'
>;

/**
 * Runs what a request asks for with the caller's own credentials, and records
 * who asked for what. Refusals and failures are recorded too.
 * @internal
 */
export class AuditedReads {
  readonly #httpAuth: HttpAuthService;
  readonly #auditor: AuditorService;

  constructor(options: { httpAuth: HttpAuthService; auditor: AuditorService }) {
    this.#httpAuth = options.httpAuth;
    this.#auditor = options.auditor;
  }

  /**
   * @param read - gets the credentials of the caller, a user or a service
   * @returns what `read` returns
   * @throws `AuthenticationError` without credentials; what `read` throws
   */
  async run<Result>(
    request: AnyRequest,
    event: AuditedRead,
    read: (credentials: BackstageCredentials) => Promise<Result>,
  ): Promise<Result> {
    return this.#record({ ...event, request }, async () =>
      read(
        await this.#httpAuth.credentials(request, {
          allow: ['user', 'service'],
        }),
      ),
    );
  }

  /**
   * As `run`, for reads that come without a request of the caller.
   *
   * @param caller - named in the event, because there is no request to name it
   */
  async runFor<Result>(
    caller: BackstageCredentials,
    event: AuditedRead,
    read: () => Promise<Result>,
  ): Promise<Result> {
    return this.#record(
      { ...event, meta: { ...event.meta, caller: nameOf(caller) } },
      read,
    );
  }

  async #record<Result>(
    event: AuditorServiceCreateEventOptions,
    read: () => Promise<Result>,
  ): Promise<Result> {
    const audited = await this.#auditor.createEvent(event);
    try {
      const result = await read();
      await audited.success();
      return result;
    } catch (error) {
      await audited.fail({ error: toError(error) });
      throw error;
    }
  }
}

function nameOf({ principal }: BackstageCredentials): string {
  const { userEntityRef, subject } = principal as Partial<
    BackstageUserPrincipal & BackstageServicePrincipal
  >;
  return userEntityRef ?? subject ?? 'unknown';
}

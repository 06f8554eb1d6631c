import {
  AuditorService,
  AuditorServiceCreateEventOptions,
  BackstageCredentials,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { Request } from 'express';

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
    request: Request<any, any, any, any>,
    event: AuditedRead,
    read: (credentials: BackstageCredentials) => Promise<Result>,
  ): Promise<Result> {
    const audited = await this.#auditor.createEvent({ ...event, request });
    try {
      const result = await read(
        await this.#httpAuth.credentials(request, {
          allow: ['user', 'service'],
        }),
      );
      await audited.success();
      return result;
    } catch (error) {
      await audited.fail({ error: toError(error) });
      throw error;
    }
  }
}

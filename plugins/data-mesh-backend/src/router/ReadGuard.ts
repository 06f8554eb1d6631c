import {
  AuditorService,
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError, toError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { JsonObject } from '@backstage/types';
import { dataMeshPlatformReadPermission } from '@meshport/backstage-plugin-data-mesh-common';
import { Request } from 'express';

/**
 * Lets callers read the data platforms who may, and records who read what.
 * @internal
 */
export class ReadGuard {
  readonly #httpAuth: HttpAuthService;
  readonly #permissions: PermissionsService;
  readonly #auditor: AuditorService;

  constructor(options: {
    httpAuth: HttpAuthService;
    permissions: PermissionsService;
    auditor: AuditorService;
  }) {
    this.#httpAuth = options.httpAuth;
    this.#permissions = options.permissions;
    this.#auditor = options.auditor;
  }

  /**
   * Runs a read with the caller's own rights. Refusals and failures are
   * recorded too.
   *
   * @param event - what is read, for the audit log
   * @throws `NotAllowedError` without the permission; what `read` throws
   */
  async run<Result>(
    request: Request<any, any, any, any>,
    event: { eventId: string; meta: JsonObject },
    read: () => Promise<Result>,
  ): Promise<Result> {
    const audited = await this.#auditor.createEvent({ ...event, request });
    try {
      await this.#authorize(request);
      const result = await read();
      await audited.success();
      return result;
    } catch (error) {
      await audited.fail({ error: toError(error) });
      throw error;
    }
  }

  async #authorize(request: Request<any, any, any, any>): Promise<void> {
    const [decision] = await this.#permissions.authorize(
      [{ permission: dataMeshPlatformReadPermission }],
      { credentials: await this.#httpAuth.credentials(request) },
    );
    if (decision.result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(
        `Reading data platforms needs the permission ${dataMeshPlatformReadPermission.name}`,
      );
    }
  }
}

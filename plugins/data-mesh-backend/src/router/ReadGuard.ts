import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { dataMeshPlatformReadPermission } from '@meshport/backstage-plugin-data-mesh-common';
import { AnyRequest, AuditedRead, AuditedReads } from './AuditedReads';

/**
 * Lets callers read the data platforms who may, and records who read what.
 * @internal
 */
export class ReadGuard {
  readonly #reads: AuditedReads;
  readonly #permissions: PermissionsService;

  constructor(options: {
    reads: AuditedReads;
    permissions: PermissionsService;
  }) {
    this.#reads = options.reads;
    this.#permissions = options.permissions;
  }

  /**
   * Runs a read with the caller's own rights. Refusals and failures are
   * recorded too.
   *
   * @param event - what is read, for the audit log
   * @throws `NotAllowedError` without the permission; what `read` throws
   */
  async run<Result>(
    request: AnyRequest,
    event: AuditedRead,
    read: () => Promise<Result>,
  ): Promise<Result> {
    return this.#reads.run(request, event, async credentials => {
      await this.#authorize(credentials);
      return read();
    });
  }

  async #authorize(credentials: BackstageCredentials): Promise<void> {
    const [decision] = await this.#permissions.authorize(
      [{ permission: dataMeshPlatformReadPermission }],
      { credentials },
    );
    if (decision.result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(
        `Reading data platforms needs the permission ${dataMeshPlatformReadPermission.name}`,
      );
    }
  }
}

import {
  AuditorService,
  AuditorServiceCreateEventOptions,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';

/**
 * Does something under an audit event that says whether it succeeded.
 *
 * @returns what `work` returns; throws what it throws
 * @internal
 */
export async function audited<T>(
  auditor: AuditorService,
  options: AuditorServiceCreateEventOptions,
  work: () => Promise<T>,
): Promise<T> {
  const event = await auditor.createEvent(options);
  try {
    const result = await work();
    await event.success();
    return result;
  } catch (error) {
    await event.fail({ error: toError(error) });
    throw error;
  }
}

/**
 * Reads something, and writes an audit event only when that fails.
 *
 * @returns what `work` returns; throws what it throws
 * @internal
 */
export async function auditedWhenRefused<T>(
  auditor: AuditorService,
  options: AuditorServiceCreateEventOptions,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const event = await auditor.createEvent(options);
    await event.fail({ error: toError(error) });
    throw error;
  }
}

import {
  AccessGrant,
  AccessRequest,
} from '@meshport/backstage-plugin-data-access-common';

/**
 * Whether the state changes without anybody acting, so that a page that shows
 * it must look again soon.
 */
export function isInMotion(request: AccessRequest): boolean {
  if (request.state !== 'approved') {
    return false;
  }
  const { state = 'granting', extension } = request.grant ?? {};
  return (
    extension !== undefined ||
    [
      'granting',
      'revoking',
      'grant_failed',
      'revoke_failed',
      'drifted',
    ].includes(state)
  );
}

/** Whether there is a right, or one on its way, that can be ended. */
export function canEnd(grant: AccessGrant | undefined): boolean {
  return (
    grant !== undefined &&
    ['granting', 'grant_failed', 'active', 'drifted'].includes(grant.state)
  );
}

/**
 * Whether the request still is or may become a right.
 */
export function isLiving(request: AccessRequest): boolean {
  if (request.state !== 'approved') {
    return request.state === 'pending';
  }
  return !['revoked', 'expired'].includes(request.grant?.state ?? 'granting');
}

import { GrantRecord } from '../database/grantRows';
import { GrantAction } from '../grants/grantMachine';
import { GraceSettings } from '../settings';
import { Against } from './standingOf';

/**
 * What to do about a grant that something stands against, or no longer does:
 * warn, end when the grace is over, lift the warning, or, `undefined`, nothing.
 *
 * @param now - ISO 8601
 * @internal
 */
export function answerStanding(
  grant: GrantRecord,
  against: Against | undefined,
  { grace, now }: { grace: GraceSettings; now: string },
):
  | { action: GrantAction; comment?: string; patch: Partial<GrantRecord> }
  | undefined {
  const { warning } = grant;
  if (!against) {
    return warning
      ? { action: { type: 'lift-warning' }, patch: { warning: undefined } }
      : undefined;
  }
  const { reason, message, atOnce } = against;
  const known = warning?.reason === reason ? warning : undefined;
  const endsAt =
    known?.endsAt ??
    new Date(
      Date.parse(now) + (atOnce ? 0 : grace[against.grace ?? reason]),
    ).toISOString();
  if (atOnce || endsAt <= now) {
    return {
      action: { type: 'end', reason },
      comment: message,
      patch: { failure: undefined },
    };
  }
  return known
    ? undefined
    : {
        action: { type: 'warn' },
        patch: { warning: { reason, message, since: now, endsAt } },
      };
}

import { accessPolicyReadPermission } from '@meshport/backstage-plugin-data-access-common';
import { DateTime } from 'luxon';
import { audited, auditedWhenRefused } from './audited';
import { callerOf } from './caller';
import { AccessRouter, RouterOptions } from './RouterOptions';

const DEFAULT_LIMIT = 200;
const DEFAULT_DAYS = 90;

/**
 * `/policies`: what is in force, and what other policies would have said.
 * @internal
 */
export function addPolicyRoutes(
  router: AccessRouter,
  options: RouterOptions,
): void {
  const { auditor, authorizer, policies } = options;

  router.get('/policies', async (req, res) => {
    const { credentials } = await callerOf(req, options);
    const event = {
      eventId: 'policy-read',
      severityLevel: 'low' as const,
      request: req,
    };
    await auditedWhenRefused(auditor, event, () =>
      authorizer.requireBasic(accessPolicyReadPermission, credentials),
    );
    res.json({ items: await policies.list(credentials) });
  });

  router.post('/policies/what-if', async (req, res) => {
    const { credentials } = await callerOf(req, options);
    const { definitions, from, limit = DEFAULT_LIMIT } = req.body;
    const event = {
      eventId: 'policy-what-if',
      severityLevel: 'low' as const,
      request: req,
    };
    const replay = await audited(auditor, event, async () => {
      await authorizer.requireBasic(accessPolicyReadPermission, credentials);
      return policies.replay({
        definitions,
        from: from ?? DateTime.utc().minus({ days: DEFAULT_DAYS }).toISO(),
        limit,
        allowed: await authorizer.readable(credentials),
      });
    });
    res.json(replay);
  });
}

import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  BackstageCredentials,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { PermissionCriteria } from '@backstage/plugin-permission-common';
import {
  accessAuditReadPermission,
  accessTextErasePermission,
} from '@meshport/backstage-plugin-data-access-common';
import { AccessRequestFilter } from '@meshport/backstage-plugin-data-access-node';
import { productRef } from '../ports/entityRefs';
import { audited, auditedWhenRefused } from './audited';
import { callerOf } from './caller';
import { AccessRouter, RouterOptions } from './RouterOptions';

/**
 * `/audit`: the log, its export, who could read what; and erasing texts.
 * @internal
 */
export function addAuditRoutes(
  router: AccessRouter,
  options: RouterOptions,
): void {
  const { auditor, auditLog, authorizer, details, eraser, readers } = options;

  // Services too: what keeps the log elsewhere has no user.
  const anyoneOf = (req: Parameters<HttpAuthService['credentials']>[0]) =>
    options.httpAuth.credentials(req, { allow: ['user', 'service'] });

  router.get('/audit', async (req, res) => {
    const { credentials } = await callerOf(req, options);
    const { product, ...query } = req.query;
    const event = {
      eventId: 'audit-read',
      severityLevel: 'medium' as const,
      request: req,
      meta: { queryType: 'events' },
    };
    const allowed = await auditedWhenRefused(auditor, event, () =>
      seen(options, credentials),
    );
    res.json(
      await auditLog.list(
        { ...query, ...(product && { product: productRef(product) }) },
        allowed,
      ),
    );
  });

  router.get('/audit/readers', async (req, res) => {
    const { credentials } = await callerOf(req, options);
    const { product, ...query } = req.query;
    const event = {
      eventId: 'audit-read',
      severityLevel: 'medium' as const,
      request: req,
      meta: { queryType: 'readers' },
    };
    const allowed = await auditedWhenRefused(auditor, event, () =>
      seen(options, credentials),
    );
    res.json(
      await readers.list(
        { ...query, ...(product && { product: productRef(product) }) },
        allowed,
      ),
    );
  });

  router.get('/audit/head', async (req, res) => {
    const credentials = await anyoneOf(req);
    const event = {
      eventId: 'audit-read',
      severityLevel: 'medium' as const,
      request: req,
      meta: { queryType: 'head' },
    };
    await auditedWhenRefused(auditor, event, () =>
      authorizer.requireBasic(accessAuditReadPermission, credentials),
    );
    res.json(await auditLog.head());
  });

  router.get('/audit/export', async (req, res) => {
    const credentials = await anyoneOf(req);
    const event = {
      eventId: 'audit-export',
      severityLevel: 'high' as const,
      request: req,
    };
    await audited(auditor, event, async () => {
      await authorizer.requireBasic(accessAuditReadPermission, credentials);
      // Before the type, which it would guess otherwise.
      res.attachment('access-log.ndjson');
      res.type('application/x-ndjson');
      // Without an end, the export says itself that it is not whole.
      await pipeline(Readable.from(auditLog.export()), res);
    });
  });

  router.post('/requests/:id/erase', async (req, res) => {
    const caller = await callerOf(req, options);
    const { id } = req.params;
    const event = {
      eventId: 'request-erase',
      severityLevel: 'high' as const,
      request: req,
      meta: { requestId: id },
    };
    await audited(auditor, event, async () => {
      await authorizer.requireRead(id, caller.credentials);
      await authorizer.requireBasic(
        accessTextErasePermission,
        caller.credentials,
      );
      const reason = req.body.reason.trim();
      if (!reason) {
        throw new InputError('reason: say why the texts are to be erased');
      }
      await eraser.erase(id, { by: caller.userRef, reason });
    });
    res.json(await details.read(id, caller, caller.credentials));
  });
}

/** Whose events the caller may see: all for those who may read the log. */
async function seen(
  { authorizer }: Pick<RouterOptions, 'authorizer'>,
  credentials: BackstageCredentials,
): Promise<PermissionCriteria<AccessRequestFilter> | undefined> {
  return (await authorizer.has(accessAuditReadPermission, credentials))
    ? undefined
    : authorizer.readable(credentials);
}

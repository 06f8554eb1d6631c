import {
  AuditorService,
  BackstageCredentials,
  HttpAuthService,
  LoggerService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { createValidatedOpenApiRouter } from '@backstage/backend-openapi-utils';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import {
  InputError,
  NotAllowedError,
  NotFoundError,
  toError,
} from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  AuthorizeResult,
  BasicPermission,
} from '@backstage/plugin-permission-common';
import {
  scorecardEvaluatePermission,
  scorecardReadPermission,
} from '@meshport/backstage-plugin-data-governance-common';
import { FactProvider } from '@meshport/backstage-plugin-data-governance-node';
import express from 'express';
import { GovernanceConfig } from '../config';
import { CatalogReader } from '../evaluation/EntityReader';
import { evaluateFiles } from '../evaluation/evaluateFiles';
import { ResultService } from '../results/ResultService';
import { ScorecardService } from '../scorecards';
import { spec } from './openapi';
import { readEntities } from './readEntities';
import { Visibility } from './Visibility';

/** @internal */
export interface RouterOptions {
  auditor: AuditorService;
  catalog: CatalogService;
  httpAuth: HttpAuthService;
  logger: LoggerService;
  permissions: PermissionsService;
  visibility: Visibility;
  results: ResultService;
  scorecards: ScorecardService;
  providers: FactProvider[];
  limits: GovernanceConfig['files'];
  now: () => Date;
}

/**
 * The HTTP API, see the OpenAPI document.
 * @internal
 */
export function createRouter(options: RouterOptions): express.Router {
  const { auditor, catalog, httpAuth, permissions, visibility, results } =
    options;

  const authorize = async (
    request: Parameters<HttpAuthService['credentials']>[0],
    permission: BasicPermission,
  ): Promise<BackstageCredentials> => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    const [decision] = await permissions.authorize([{ permission }], {
      credentials,
    });
    if (decision.result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(
        `You need the permission ${permission.name} for this`,
      );
    }
    return credentials;
  };

  const router = createValidatedOpenApiRouter(spec, {
    middleware: [express.json({ limit: options.limits.maxBodySize })],
  });

  router.get('/scorecards', async (req, res) => {
    const credentials = await authorize(req, scorecardReadPermission);
    res.json({
      items: await results.listScorecards(
        await visibility.products(credentials),
        await visibility.identity(credentials),
      ),
    });
  });

  router.get('/products', async (req, res) => {
    const credentials = await authorize(req, scorecardReadPermission);
    const { domain, refs } = req.query;
    res.json({
      items: await results.listProducts({
        products: await visibility.products(
          credentials,
          refs?.map(ref => fullRef('refs', ref, 'DataProduct')),
        ),
        domain: domain && fullRef('domain', domain, 'Domain'),
      }),
    });
  });

  router.get('/products/:namespace/:name', async (req, res) => {
    const credentials = await authorize(req, scorecardReadPermission);
    const { namespace, name } = req.params;
    const ref = fullRef(
      'product',
      `DataProduct:${namespace}/${name}`,
      'DataProduct',
    );
    const visible = await visibility.products(credentials, [ref]);
    const result = visible.has(ref)
      ? await results.findProduct(ref, await visibility.identity(credentials))
      : undefined;
    if (!result) {
      throw new NotFoundError(
        `There is no result for ${ref}: it is not in the catalog, or was not evaluated yet`,
      );
    }
    res.json(result);
  });

  router.post('/evaluate', async (req, res) => {
    const credentials = await authorize(req, scorecardEvaluatePermission);
    const event = await auditor.createEvent({
      eventId: 'scorecard-evaluate',
      severityLevel: 'low',
      request: req,
    });
    try {
      const entities = readEntities(
        req.body.entities,
        options.limits.maxEntities,
      );
      const verdict = await evaluateFiles({
        entities,
        reader: new CatalogReader(catalog, credentials),
        viewer: await visibility.identity(credentials),
        scorecards: options.scorecards,
        providers: options.providers,
        logger: options.logger,
        now: options.now(),
      });
      await event.success({
        meta: {
          passed: verdict.passed,
          products: verdict.results.map(({ product }) => product),
        },
      });
      res.json(verdict);
    } catch (error) {
      await event.fail({ error: toError(error) });
      throw error;
    }
  });

  return router;
}

function fullRef(parameter: string, ref: string, defaultKind: string): string {
  // A database refuses text with control characters or half surrogate pairs.
  if (/[\p{Cc}\p{Cs}]/u.test(ref)) {
    throw new InputError(
      `${parameter}: an entity ref has no control characters`,
    );
  }
  try {
    return stringifyEntityRef(parseEntityRef(ref, { defaultKind }));
  } catch {
    throw new InputError(`${parameter}: '${ref}' is not an entity ref`);
  }
}

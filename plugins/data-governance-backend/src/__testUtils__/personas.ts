import {
  BackstageCredentials,
  coreServices,
  createServiceFactory,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  notificationService,
  NotificationSendOptions,
} from '@backstage/plugin-notifications-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { DataGovernanceClient } from '@meshport/backstage-plugin-data-governance-common';
import { Knex } from 'knex';
import request from 'supertest';
import plugin from '../index';
import { base } from './backend';
import {
  aCheck,
  aContract,
  aDomain,
  aGroup,
  aProduct,
  aScorecard,
} from './entities';

/**
 * People of the test mesh by name, with the groups they are in.
 */
const GROUPS: Record<string, string[]> = {
  olivia: ['flight-operations'],
  grace: ['data-governance'],
  chen: ['safety'],
  // Owns products and rules.
  both: ['flight-operations', 'data-governance'],
};

/** @internal */
export type Persona = 'olivia' | 'grace' | 'chen' | 'both' | 'service';

/** The scorecard of the test mesh. */
export const FOUNDATIONS = 'scorecard:default/mesh-foundations';

const MESH: Entity[] = [
  aScorecard('mesh-foundations', [
    aCheck('owner', 'facts.catalog.ownerMembers > 0'),
    aCheck('purpose', 'has(product.spec.purpose)'),
    aCheck('support', 'has(product.spec.support)', { level: 'silver' }),
    aCheck('secret', 'false', { phase: 'draft' }),
    aCheck('typed', 'true', {
      appliesTo: { 'spec.type': 'aggregate' },
    }),
  ]),
  aGroup('flight-operations', ['olivia', 'both']),
  aGroup('data-governance', ['grace', 'both']),
  aGroup('safety', ['chen']),
  aDomain('flight-operations'),
  aDomain('safety'),
  aProduct('flights'),
  aContract('flights'),
  aProduct('bird-strikes', { spec: { domain: 'safety', owner: 'safety' } }),
  aContract('bird-strikes'),
];

const userInfoOf: UserInfoService['getUserInfo'] = async credentials => {
  const persona = personaOf(credentials);
  const userEntityRef = `user:default/${persona}`;
  return {
    userEntityRef,
    ownershipEntityRefs: [
      userEntityRef,
      ...(GROUPS[persona] ?? []).map(group => `group:default/${group}`),
    ],
  };
};

/**
 * A whole backend with a small mesh in which tasks run only when they are
 * told to, and several people who call it.
 * @internal
 */
export async function startMesh(options: {
  knex: Knex;
  /** Entity refs that a person does not see. */
  hidden?: Partial<Record<Persona, string[]>>;
  /** Names of permissions that a person does not have. */
  denied?: Partial<Record<Persona, string[]>>;
  config?: object;
  entities?: Entity[];
}) {
  const { knex, hidden = {}, denied = {} } = options;
  let entities = options.entities ?? MESH;
  const scheduler = mockServices.scheduler();
  const actions = actionsRegistryServiceMock();
  const notifications: NotificationSendOptions[] = [];
  const signals: { channel: string; recipients: object }[] = [];
  const auditor = mockServices.auditor.mock();
  const event = { success: jest.fn(), fail: jest.fn() };
  auditor.createEvent.mockResolvedValue(event);

  const catalogOf = (opts?: object) => {
    const { credentials } = (opts ?? {}) as {
      credentials?: BackstageCredentials;
    };
    const unseen = hidden[personaOf(credentials)] ?? [];
    return catalogServiceMock({
      entities: entities.filter(
        entity => !unseen.includes(stringifyEntityRef(entity)),
      ),
    });
  };
  const { server } = await startTestBackend({
    features: [
      plugin,
      mockServices.database.factory({ knex }),
      mockServices.rootConfig.factory({ data: options.config ?? {} }),
      mockServices.permissions.mock({
        authorize: async (requests, { credentials }) =>
          requests.map(({ permission }) => ({
            result: denied[personaOf(credentials)]?.includes(permission.name)
              ? AuthorizeResult.DENY
              : AuthorizeResult.ALLOW,
          })),
        authorizeConditional: async (requests, { credentials }) =>
          requests.map(() =>
            hidden[personaOf(credentials)]
              ? {
                  result: AuthorizeResult.CONDITIONAL,
                  pluginId: 'catalog',
                  resourceType: 'catalog-entity',
                  conditions: {
                    resourceType: 'catalog-entity',
                    // The mock of the catalog applies them.
                    rule: 'IS_VISIBLE_TO',
                    params: { persona: personaOf(credentials) },
                  },
                }
              : { result: AuthorizeResult.ALLOW },
          ),
      }).factory,
      mockServices.userInfo.mock({ getUserInfo: userInfoOf }).factory,
      auditor.factory,
      createServiceFactory({
        service: actionsRegistryServiceRef,
        deps: {},
        factory: () => actions,
      }),
      createServiceFactory({
        service: coreServices.scheduler,
        deps: {},
        factory: () => scheduler,
      }),
      catalogServiceMock.mock({
        getEntityByRef: (ref, opts) => catalogOf(opts).getEntityByRef(ref),
        getEntitiesByRefs: (req, opts) =>
          catalogOf(opts).getEntitiesByRefs(req),
        streamEntities: (req, opts) => catalogOf(opts).streamEntities(req),
        queryEntities: (req, opts) => catalogOf(opts).queryEntities(req),
      }).factory,
      createServiceFactory({
        service: notificationService,
        deps: {},
        factory: () => ({
          send: async sent => {
            notifications.push(sent);
          },
        }),
      }),
      createServiceFactory({
        service: signalsServiceRef,
        deps: {},
        factory: () => ({
          publish: async ({ channel, recipients }) => {
            signals.push({ channel, recipients });
          },
        }),
      }),
    ],
  });

  return {
    actions,
    auditor,
    event,
    notifications,
    signals,
    server,
    /** Looks through the catalog and judges what changed. */
    async evaluate() {
      await scheduler.triggerTask('data-governance-collection');
      await scheduler.triggerTask('data-governance-evaluation');
    },
    runTask: (name: string) => scheduler.triggerTask(`data-governance-${name}`),
    /** What the catalog shows from now on. */
    show(shown: Entity[]) {
      entities = shown;
    },
    agent: (persona: Persona) => agentOf(server, persona),
    client: (persona: Persona) => clientOf(server, persona),
  };
}

function headerOf(persona: Persona): string {
  return persona === 'service'
    ? mockCredentials.service.header()
    : mockCredentials.user.header(`user:default/${persona}`);
}

function personaOf(credentials?: BackstageCredentials): Persona {
  const { userEntityRef } = (credentials?.principal ?? {}) as {
    userEntityRef?: string;
  };
  return (userEntityRef?.split('/')[1] as Persona | undefined) ?? 'service';
}

type Server = Parameters<typeof request>[0];

function agentOf(server: Server, persona: Persona) {
  const agent = request.agent(server);
  agent.set('Authorization', headerOf(persona));
  return agent;
}

/** The published client, over the requests of the test. */
function clientOf(server: Server, persona: Persona): DataGovernanceClient {
  return new DataGovernanceClient({
    discoveryApi: { getBaseUrl: async () => base },
    fetchApi: {
      fetch: async (url, init) => {
        const method = (init?.method ?? 'GET').toLowerCase() as 'get' | 'post';
        const sent = agentOf(server, persona)[method](String(url));
        const answer = await (init?.body
          ? sent.set('Content-Type', 'application/json').send(String(init.body))
          : sent);
        return new Response(answer.text, {
          status: answer.status,
          headers: { 'content-type': answer.type },
        });
      },
    },
  });
}

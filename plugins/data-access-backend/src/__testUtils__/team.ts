import { Entity } from '@backstage/catalog-model';
import { principalAnnotation } from '@meshport/backstage-plugin-data-mesh-common';
import { mesh } from './mesh';

export const SAFETY = 'group:default/safety';
export const WIM = 'user:default/wim';

const LOGIN = principalAnnotation('warehouse');

/**
 * The mesh with safety, which has a login role of its own, and a team in it.
 *
 * @param groupOf - the team of chen and of wim, who are in safety else
 */
export function meshWithTeam(
  groupOf: { chen?: string; wim?: string } = {},
): Entity[] {
  return [
    ...mesh().filter(({ metadata }) => metadata.name !== 'chen'),
    person('chen', groupOf.chen ?? 'safety'),
    person('wim', groupOf.wim ?? 'safety'),
    group('safety'),
    group('investigations', 'safety'),
    group('airports'),
  ];
}

function person(name: string, team: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { name, namespace: 'default', annotations: { [LOGIN]: name } },
    spec: { memberOf: [team] },
    relations: [{ type: 'memberOf', targetRef: `group:default/${team}` }],
  };
}

function group(name: string, parent?: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: {
      name,
      namespace: 'default',
      annotations: { [LOGIN]: `team_${name}` },
    },
    spec: { type: 'team', children: [], ...(parent && { parent }) },
    ...(parent && {
      relations: [{ type: 'childOf', targetRef: `group:default/${parent}` }],
    }),
  };
}

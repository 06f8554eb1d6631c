import {
  Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import {
  DataProductEntity,
  InputPort,
} from '@meshport/backstage-plugin-data-mesh-common';
import { dataProductSchema } from '../schema/dataProductSchema';
import { findPortAccessProblems } from './findAccessProblems';
import { findDuplicates } from './findDuplicates';
import { isCalendarDate } from './isCalendarDate';
import { FieldProblem, KindModel } from './KindModel';
import {
  consumesDataProduct,
  dependsOn,
  ownedBy,
  partOf,
  providesDataContract,
} from './relationPairs';

/** @internal */
export const dataProductModel: KindModel = {
  kind: 'DataProduct',
  singular: 'data product',
  plural: 'data products',
  description:
    'Data that a domain offers to others: the smallest unit of a data mesh that is deployed on its own, with its code, its data and metadata (ports and contracts) and its infrastructure.',
  schema: dataProductSchema,
  references: [
    {
      path: 'spec.owner',
      defaultKind: 'Group',
      allowedKinds: ['Group', 'User'],
      relation: ownedBy,
    },
    {
      path: 'spec.domain',
      defaultKind: 'Domain',
      allowedKinds: ['Domain'],
      relation: partOf,
    },
    {
      path: 'spec.system',
      defaultKind: 'System',
      allowedKinds: ['System'],
      relation: partOf,
    },
    {
      path: 'spec.deprecation.replacedBy',
      defaultKind: 'DataProduct',
      allowedKinds: ['DataProduct'],
    },
    {
      path: 'spec.inputPorts[].product',
      defaultKind: 'DataProduct',
      allowedKinds: ['DataProduct'],
      relation: consumesDataProduct,
    },
    {
      path: 'spec.inputPorts[].resource',
      defaultKind: 'Resource',
      allowedKinds: ['Resource'],
      relation: dependsOn,
    },
    {
      path: 'spec.outputPorts[].contract',
      defaultKind: 'DataContract',
      allowedKinds: ['DataContract'],
      relation: providesDataContract,
    },
    {
      path: 'spec.outputPorts[].access.approvers',
      defaultKind: 'Group',
      allowedKinds: ['Group', 'User'],
    },
    {
      path: 'spec.outputPorts[].access.steps[].approvers',
      defaultKind: 'Group',
      allowedKinds: ['Group', 'User'],
    },
    {
      path: 'spec.outputPorts[].access.rules[].step.approvers',
      defaultKind: 'Group',
      allowedKinds: ['Group', 'User'],
    },
    {
      path: 'spec.code',
      defaultKind: 'Component',
      allowedKinds: ['Component'],
      relation: dependsOn,
    },
    {
      path: 'spec.infrastructure',
      defaultKind: 'Resource',
      allowedKinds: ['Resource'],
      relation: dependsOn,
    },
  ],
  findProblems(entity) {
    const { spec } = entity as DataProductEntity;
    const { inputPorts = [], outputPorts = [], managementPorts = [] } = spec;
    return [
      ...findDeprecationProblems(entity, spec),
      ...findDuplicates(
        'spec.inputPorts',
        inputPorts.map(port => port.name),
        'name',
      ),
      ...findDuplicates(
        'spec.outputPorts',
        outputPorts.map(port => `${port.name} ${port.version}`),
        'name and version',
      ),
      ...findDuplicates(
        'spec.managementPorts',
        managementPorts.map(port => port.name),
        'name',
      ),
      ...inputPorts.flatMap((port, index) =>
        findInputPortProblems(entity, port, `spec.inputPorts[${index}]`),
      ),
      ...outputPorts.flatMap((port, index) =>
        findPortAccessProblems(
          entity,
          port.access,
          `spec.outputPorts[${index}].access`,
        ),
      ),
      ...outputPorts.flatMap((port, index) =>
        port.location && !port.platform
          ? [
              {
                path: `spec.outputPorts[${index}].platform`,
                message:
                  'is missing; a location needs the id of the data platform it is in',
              },
            ]
          : [],
      ),
    ];
  },
};

function findDeprecationProblems(
  entity: Entity,
  { lifecycle, deprecation }: DataProductEntity['spec'],
): FieldProblem[] {
  if (!deprecation) {
    return [];
  }
  const problems: FieldProblem[] = [];
  if (lifecycle !== 'deprecated' && lifecycle !== 'retired') {
    problems.push({
      path: 'spec.deprecation',
      message: `is given, but the lifecycle is '${lifecycle}'; set spec.lifecycle to deprecated, or remove it`,
    });
  }
  const { until, replacedBy } = deprecation;
  if (until && !isCalendarDate(until)) {
    problems.push({
      path: 'spec.deprecation.until',
      message: `is '${until}'; there is no such day`,
    });
  }
  if (replacedBy && isSelf(entity, replacedBy)) {
    problems.push({
      path: 'spec.deprecation.replacedBy',
      message: 'is the product itself; name the one that takes its place',
    });
  }
  return problems;
}

function findInputPortProblems(
  entity: Entity,
  port: InputPort,
  path: string,
): FieldProblem[] {
  if (port.product && port.resource) {
    return [
      {
        path,
        message:
          'names both a product and a resource; an input port reads exactly one, so split it into two ports',
      },
    ];
  }
  if (!port.product && !port.resource) {
    return [
      {
        path,
        message:
          'names neither a product nor a resource; add the one that is read',
      },
    ];
  }
  if (port.resource && (port.port || port.version)) {
    return [
      {
        path: `${path}.${port.port ? 'port' : 'version'}`,
        message: 'belongs to a product; remove it beside a resource',
      },
    ];
  }
  return port.product && isSelf(entity, port.product)
    ? [
        {
          path: `${path}.product`,
          message:
            'is the product itself; name the product or resource the data comes from',
        },
      ]
    : [];
}

function isSelf(entity: Entity, reference: string): boolean {
  const target = parseEntityRef(reference, {
    defaultKind: 'DataProduct',
    defaultNamespace: entity.metadata.namespace,
  });
  return stringifyEntityRef(target) === stringifyEntityRef(entity);
}

import {
  DataContractEntity,
  parseContract,
} from '@meshport/backstage-plugin-data-mesh-common';
import { dataContractSchema } from '../schema/dataContractSchema';
import { KindModel } from './KindModel';
import { ownedBy, providesDataContract, reversed } from './relationPairs';

/** @internal */
export const dataContractModel: KindModel = {
  kind: 'DataContract',
  singular: 'data contract',
  plural: 'data contracts',
  description:
    'What a data product promises about its data: schema, meaning, quality and service levels, as an Open Data Contract Standard document.',
  schema: dataContractSchema,
  references: [
    {
      path: 'spec.owner',
      defaultKind: 'Group',
      allowedKinds: ['Group', 'User'],
      relation: ownedBy,
    },
    {
      path: 'spec.product',
      defaultKind: 'DataProduct',
      allowedKinds: ['DataProduct'],
      relation: reversed(providesDataContract),
    },
  ],
  findProblems(entity) {
    const { definition } = (entity as DataContractEntity).spec;
    return parseContract(definition).problems.map(({ path, message }) => ({
      path: 'spec.definition',
      message: path ? `(ODCS) ${path} ${message}` : message,
    }));
  },
};

import {
  DataContractEntity,
  parseContract,
} from '@meshport/backstage-plugin-data-mesh-common';
import { dataContractSchema } from '../schema/dataContractSchema';
import { KindModel } from './KindModel';
import { ownedBy } from './relationPairs';

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
      // No relation: anyone who may register entities could hang a contract on
      // somebody else's product. The product's ports say what it promises.
      path: 'spec.product',
      defaultKind: 'DataProduct',
      allowedKinds: ['DataProduct'],
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

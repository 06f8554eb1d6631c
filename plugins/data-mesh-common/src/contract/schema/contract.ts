import {
  ContractDescription,
  ContractTeamMember,
  DataContract,
} from '../types';
import { Check, filledText, oneOf, text, texts } from './checks';
import { authoritativeDefinitions, customProperties } from './common';
import { dateTime } from './formats';
import { mapping, openMapping } from './mapping';
import {
  price,
  roles,
  slaProperties,
  support,
  team,
  WrittenTeam,
} from './organisation';
import { schemaObjects, WrittenSchemaObject } from './schemaObjects';
import { servers } from './servers';

/**
 * The ODCS versions that are read as they are.
 * @public
 */
export const ODCS_API_VERSIONS = [
  'v3.0.0',
  'v3.0.1',
  'v3.0.2',
  'v3.1.0',
] as const;

// The schema of 3.1.0 lists them too, without knowing their keys.
const OLDER_API_VERSIONS = ['v2.2.0', 'v2.2.1', 'v2.2.2'] as const;

/**
 * A contract as documents have it, before the lists that may be missing are
 * filled in.
 * @internal
 */
export type WrittenContract = Omit<
  DataContract,
  'schema' | 'slaProperties' | 'team'
> & {
  schema?: WrittenSchemaObject[];
  slaProperties?: DataContract['slaProperties'];
  team?: WrittenTeam | ContractTeamMember[];
};

/**
 * The whole standard, version 3.1.0.
 * @internal
 */
export const contractCheck: Check<WrittenContract> = mapping<WrittenContract>(
  {
    apiVersion: oneOf<string>(
      [...ODCS_API_VERSIONS, ...OLDER_API_VERSIONS],
      ODCS_API_VERSIONS,
    ),
    kind: oneOf(['DataContract']),
    id: filledText,
    version: filledText,
    status: filledText,
  },
  {
    name: text,
    tenant: text,
    domain: text,
    dataProduct: text,
    tags: texts,
    description: openMapping<ContractDescription>(
      {},
      {
        purpose: text,
        usage: text,
        limitations: text,
        authoritativeDefinitions,
        customProperties,
      },
    ),
    servers,
    schema: schemaObjects,
    slaDefaultElement: text,
    slaProperties,
    roles,
    support,
    price,
    team,
    authoritativeDefinitions,
    customProperties,
    contractCreatedTs: dateTime,
  },
);

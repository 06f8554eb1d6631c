import {
  ContractAuthoritativeDefinition,
  ContractCustomProperty,
} from './references';
import { ContractSchemaObject } from './schema';
import {
  ContractDescription,
  ContractPrice,
  ContractRole,
  ContractServer,
  ContractSlaProperty,
  ContractSupportChannel,
  ContractTeam,
} from './terms';

/**
 * What Meshport reads of an ODCS 3.x document. Fields that are not typed here
 * are kept as they are in the document.
 * @public
 */
export interface DataContract {
  apiVersion: string;
  kind: 'DataContract';
  id: string;
  name?: string;
  version: string;
  status: string;
  tenant?: string;
  domain?: string;
  dataProduct?: string;
  tags?: string[];
  description?: ContractDescription;
  servers?: ContractServer[];
  /** Empty when the document has none. */
  schema: ContractSchemaObject[];
  /** Empty when the document has none. */
  slaProperties: ContractSlaProperty[];
  slaDefaultElement?: string;
  roles?: ContractRole[];
  support?: ContractSupportChannel[];
  price?: ContractPrice;
  /** The object form of 3.1; the array form of 3.0 is turned into it. */
  team?: ContractTeam;
  authoritativeDefinitions?: ContractAuthoritativeDefinition[];
  customProperties?: ContractCustomProperty[];
  contractCreatedTs?: string;
}

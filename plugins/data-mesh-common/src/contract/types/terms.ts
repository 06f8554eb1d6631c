import {
  ContractAuthoritativeDefinition,
  ContractCustomProperty,
} from './references';

/** @public */
export interface ContractSlaProperty {
  id?: string;
  property: string;
  value: unknown;
  valueExt?: unknown;
  unit?: string;
  element?: string;
  driver?: string;
  description?: string;
  scheduler?: string;
  schedule?: string;
}

/** @public */
export interface ContractSupportChannel {
  id?: string;
  channel: string;
  url?: string;
  description?: string;
  tool?: string;
  scope?: string;
  invitationUrl?: string;
  customProperties?: ContractCustomProperty[];
}

/** @public */
export interface ContractTeamMember {
  id?: string;
  username: string;
  name?: string;
  description?: string;
  role?: string;
  dateIn?: string;
  dateOut?: string;
  replacedByUsername?: string;
  tags?: string[];
  authoritativeDefinitions?: ContractAuthoritativeDefinition[];
  customProperties?: ContractCustomProperty[];
}

/** @public */
export interface ContractTeam {
  id?: string;
  name?: string;
  description?: string;
  /** Empty when the document has none. */
  members: ContractTeamMember[];
  tags?: string[];
  authoritativeDefinitions?: ContractAuthoritativeDefinition[];
  customProperties?: ContractCustomProperty[];
}

/**
 * Where the data is. Besides these fields each type of server has its own.
 * @public
 */
export interface ContractServer {
  id?: string;
  server: string;
  type: string;
  description?: string;
  environment?: string;
  roles?: ContractRole[];
  customProperties?: ContractCustomProperty[];
  [field: string]: unknown;
}

/**
 * A role that gives access to the data.
 * @public
 */
export interface ContractRole {
  id?: string;
  role: string;
  description?: string;
  access?: string;
  firstLevelApprovers?: string;
  secondLevelApprovers?: string;
  customProperties?: ContractCustomProperty[];
}

/** @public */
export interface ContractPrice {
  id?: string;
  priceAmount?: number;
  priceCurrency?: string;
  priceUnit?: string;
}

/**
 * What the data is for.
 * @public
 */
export interface ContractDescription {
  purpose?: string;
  usage?: string;
  limitations?: string;
  authoritativeDefinitions?: ContractAuthoritativeDefinition[];
  customProperties?: ContractCustomProperty[];
}

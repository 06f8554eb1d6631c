/**
 * A definition elsewhere that a part of a contract points to.
 * @public
 */
export interface ContractAuthoritativeDefinition {
  id?: string;
  type: string;
  url: string;
  description?: string;
}

/** @public */
export interface ContractCustomProperty {
  id?: string;
  property: string;
  value: unknown;
  description?: string;
}

/**
 * A foreign key. On a property `from` is the property itself.
 * @public
 */
export interface ContractRelationship {
  type?: string;
  from?: string | string[];
  to: string | string[];
  customProperties?: ContractCustomProperty[];
}

import {
  ContractAuthoritativeDefinition,
  ContractCustomProperty,
} from '../types';
import { anything, list, text } from './checks';
import { stableId } from './formats';
import { mapping } from './mapping';

export const customProperties = list(
  mapping<ContractCustomProperty>(
    { property: text, value: anything },
    { id: stableId, description: text },
  ),
);

export const authoritativeDefinitions = list(
  mapping<ContractAuthoritativeDefinition>(
    { url: text, type: text },
    { id: stableId, description: text },
  ),
);

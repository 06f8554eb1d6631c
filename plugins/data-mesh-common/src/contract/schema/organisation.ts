import {
  ContractPrice,
  ContractRole,
  ContractSlaProperty,
  ContractSupportChannel,
  ContractTeam,
  ContractTeamMember,
} from '../types';
import { Check, list, number, scalar, text, texts } from './checks';
import { authoritativeDefinitions, customProperties } from './common';
import { date, stableId } from './formats';
import { mapping } from './mapping';
import { describeWrongType } from './words';

/** A team as documents have it: its members may be missing. */
export type WrittenTeam = Omit<ContractTeam, 'members'> & Partial<ContractTeam>;

const members = list(
  mapping<ContractTeamMember>(
    { username: text },
    {
      id: stableId,
      name: text,
      description: text,
      role: text,
      dateIn: date,
      dateOut: date,
      replacedByUsername: text,
      tags: texts,
      customProperties,
      authoritativeDefinitions,
    },
  ),
);

const teamMapping = mapping<WrittenTeam>(
  {},
  {
    id: stableId,
    name: text,
    description: text,
    members,
    tags: texts,
    customProperties,
    authoritativeDefinitions,
  },
);

/** The object of 3.1 or the list of members of 3.0. */
export const team: Check<WrittenTeam | ContractTeamMember[]> = (
  value,
  findings,
): value is WrittenTeam | ContractTeamMember[] => {
  if (Array.isArray(value)) {
    return members(value, findings);
  }
  return typeof value === 'object' && value !== null
    ? teamMapping(value, findings)
    : findings.problem(
        describeWrongType(value, 'a mapping with name and members'),
      );
};

export const roles = list(
  mapping<ContractRole>(
    { role: text },
    {
      id: stableId,
      description: text,
      access: text,
      firstLevelApprovers: text,
      secondLevelApprovers: text,
      customProperties,
    },
  ),
);

export const support = list(
  mapping<ContractSupportChannel>(
    { channel: text },
    {
      id: stableId,
      url: text,
      description: text,
      tool: text,
      scope: text,
      invitationUrl: text,
      customProperties,
    },
  ),
);

export const price = mapping<ContractPrice>(
  {},
  { id: stableId, priceAmount: number, priceCurrency: text, priceUnit: text },
);

export const slaProperties = list(
  mapping<ContractSlaProperty>(
    { property: text, value: scalar },
    {
      id: stableId,
      valueExt: scalar,
      unit: text,
      element: text,
      driver: text,
      description: text,
      scheduler: text,
      schedule: text,
    },
  ),
);

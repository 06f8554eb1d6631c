import {
  ACCESS_CADENCES,
  COLUMN_MASKS,
} from '@meshport/backstage-plugin-data-mesh-common';
import { JsonObject } from '@backstage/types';
import {
  celExpression,
  closedObject,
  columnName,
  duration,
  entityReference,
  flag,
  listOf,
  partName,
  text,
} from './shared';

const MOST_STEPS = 10;
const MOST_RULES = 50;
const MOST_VALUES = 500;

const approvalStep = closedObject([], {
  title: text,
  approvers: listOf(entityReference),
  owner: flag,
  steward: flag,
  role: text,
  quorum: {
    type: 'integer',
    minimum: 1,
    maximum: 20,
    description: 'a whole number from 1 to 20',
  },
});

/**
 * The JSON schema of rules about requests for access.
 * @internal
 */
export const accessRules: JsonObject = {
  ...listOf(
    closedObject(['id', 'title', 'when', 'effect', 'reason'], {
      id: partName,
      title: text,
      when: celExpression,
      effect: { type: 'string', enum: ['approve', 'deny', 'require'] },
      step: approvalStep,
      reason: text,
    }),
  ),
  maxItems: MOST_RULES,
  description: `a list of at most ${MOST_RULES} rules`,
};

/**
 * The JSON schema of what an output port says about access.
 * @internal
 */
export const portAccess: JsonObject = closedObject([], {
  approvers: listOf(entityReference),
  steps: {
    ...listOf(approvalStep, 1),
    maxItems: MOST_STEPS,
    description: `a list of 1 to ${MOST_STEPS} steps`,
  },
  purposes: listOf(text),
  longestDuration: duration,
  endsWith: { type: 'string', enum: [...ACCESS_CADENCES] },
  terms: {
    ...text,
    maxLength: 20_000,
    description: 'a text of at most 20000 characters',
  },
  narrowing: closedObject([], {
    columns: flag,
    rows: listOf(
      closedObject(['column'], {
        column: columnName,
        title: text,
        values: {
          ...listOf(text, 1),
          maxItems: MOST_VALUES,
          description: `a list of 1 to ${MOST_VALUES} texts`,
        },
      }),
    ),
  }),
  masks: listOf(
    closedObject(['column', 'mask'], {
      column: columnName,
      mask: { type: 'string', enum: [...COLUMN_MASKS] },
    }),
  ),
  rules: accessRules,
});

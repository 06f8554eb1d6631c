import { JsonObject } from '@backstage/types';
import {
  closedObject,
  date,
  entityReference,
  listOf,
  partName,
  text,
} from './shared';

const expression = {
  ...text,
  maxLength: 4000,
  description: 'a CEL expression of at most 4000 characters',
};

const predicate = {
  type: 'object',
  description: 'a filter predicate over the data product',
};

/**
 * The JSON schema of a Scorecard without the envelope that all entities share.
 * @internal
 */
export const scorecardSchema = {
  type: 'object',
  required: ['spec'],
  properties: {
    spec: closedObject(['owner', 'levels', 'checks'], {
      owner: entityReference,
      scope: closedObject(['domain'], { domain: entityReference }),
      appliesTo: predicate,
      levels: listOf(
        closedObject(['name', 'title'], {
          name: partName,
          title: text,
          description: text,
        }),
        1,
      ),
      checks: listOf(
        closedObject(['id', 'title', 'level', 'rule', 'why', 'remedy'], {
          id: partName,
          title: text,
          level: partName,
          rule: expression,
          message: expression,
          weight: {
            type: 'number',
            exclusiveMinimum: 0,
            maximum: 100,
            description: 'a number above 0, at most 100',
          },
          appliesTo: predicate,
          severity: { type: 'string', enum: ['low', 'medium', 'high'] },
          phase: { type: 'string', enum: ['draft', 'grace', 'enforced'] },
          enforcedFrom: date,
          why: text,
          remedy: text,
        }),
        1,
      ),
    }),
  },
} satisfies JsonObject;

import { JsonObject } from '@backstage/types';
import {
  celExpression,
  closedObject,
  date,
  entityReference,
  listOf,
  partName,
  productPredicate,
  text,
} from './shared';

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
      appliesTo: productPredicate,
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
          rule: celExpression,
          message: celExpression,
          weight: {
            type: 'number',
            exclusiveMinimum: 0,
            maximum: 100,
            description: 'a number above 0, at most 100',
          },
          appliesTo: productPredicate,
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

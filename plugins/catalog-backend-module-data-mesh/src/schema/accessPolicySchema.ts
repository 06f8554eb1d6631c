import { JsonObject } from '@backstage/types';
import { accessRules } from './accessSchema';
import { closedObject, entityReference, productPredicate } from './shared';

/**
 * The JSON schema of an AccessPolicy without the envelope that all entities
 * share.
 * @internal
 */
export const accessPolicySchema = {
  type: 'object',
  required: ['spec'],
  properties: {
    spec: closedObject(['owner', 'rules'], {
      owner: entityReference,
      scope: closedObject(['domain'], { domain: entityReference }),
      appliesTo: productPredicate,
      rules: { ...accessRules, minItems: 1 },
    }),
  },
} satisfies JsonObject;

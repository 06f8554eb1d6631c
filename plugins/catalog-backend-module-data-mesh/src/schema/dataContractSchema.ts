import { JsonObject } from '@backstage/types';
import { closedObject, entityReference, lifecycle, text } from './shared';

/**
 * The JSON schema of a DataContract without the envelope that all entities
 * share.
 * @internal
 */
export const dataContractSchema = {
  type: 'object',
  required: ['spec'],
  properties: {
    spec: closedObject(
      ['type', 'lifecycle', 'owner', 'product', 'definition'],
      {
        type: { type: 'string', enum: ['odcs'] },
        lifecycle,
        owner: entityReference,
        product: entityReference,
        definition: {
          ...text,
          description:
            'the contract as a YAML or JSON text, e.g. $text: ./orders.odcs.yaml',
        },
      },
    ),
  },
} satisfies JsonObject;

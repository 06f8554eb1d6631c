import { JsonObject } from '@backstage/types';
import {
  DATA_PRODUCT_TYPES,
  OUTPUT_PORT_TYPES,
} from '@meshport/backstage-plugin-data-mesh-common';
import { portAccess } from './accessSchema';
import {
  classification,
  closedObject,
  contactAddress,
  date,
  entityReference,
  lifecycle,
  listOf,
  partName,
  platformId,
  semanticVersion,
  text,
  webAddress,
} from './shared';

const inputPort = closedObject(['name'], {
  name: partName,
  product: entityReference,
  port: partName,
  version: semanticVersion,
  resource: entityReference,
  description: text,
});

const outputPort = closedObject(['name', 'version', 'type', 'classification'], {
  name: partName,
  version: semanticVersion,
  type: { type: 'string', enum: [...OUTPUT_PORT_TYPES] },
  description: text,
  platform: platformId,
  location: {
    type: 'object',
    minProperties: 1,
    propertyNames: partName,
    additionalProperties: { ...text, maxLength: 1000 },
    description: 'where in the platform, e.g. schema and table',
  },
  contract: entityReference,
  classification,
  access: portAccess,
});

const managementPort = closedObject(['name', 'content'], {
  name: partName,
  content: {
    type: 'string',
    enum: ['discoverability', 'observability', 'control', 'dictionary'],
  },
  type: { type: 'string', enum: ['rest', 'topic'] },
  url: webAddress,
  channel: text,
  description: text,
});

const supportChannel = closedObject(['channel'], {
  channel: text,
  url: contactAddress,
  description: text,
  tool: text,
});

const deprecation = closedObject([], {
  until: date,
  replacedBy: entityReference,
  reason: text,
});

/**
 * The JSON schema of a DataProduct without the envelope that all entities
 * share.
 * @internal
 */
export const dataProductSchema = {
  type: 'object',
  required: ['spec'],
  properties: {
    spec: closedObject(['type', 'lifecycle', 'version', 'owner', 'domain'], {
      type: { type: 'string', enum: [...DATA_PRODUCT_TYPES] },
      lifecycle,
      deprecation,
      version: semanticVersion,
      owner: entityReference,
      domain: entityReference,
      system: entityReference,
      purpose: text,
      inputPorts: listOf(inputPort),
      outputPorts: listOf(outputPort),
      managementPorts: listOf(managementPort),
      code: listOf(entityReference),
      infrastructure: listOf(entityReference),
      support: listOf(supportChannel),
    }),
  },
} satisfies JsonObject;

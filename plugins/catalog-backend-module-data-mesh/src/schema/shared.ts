import {
  CLASSIFICATIONS,
  DATA_PRODUCT_LIFECYCLES,
} from '@meshport/backstage-plugin-data-mesh-common';
import { JsonObject } from '@backstage/types';

// The descriptions are read by people: as the expectation in an error message,
// and by agents in the catalog's description of its model.

/** A semantic version without ranges, https://semver.org */
export const semanticVersion: JsonObject = {
  type: 'string',
  maxLength: 100,
  pattern:
    '^(0|[1-9]\\d*)\\.(0|[1-9]\\d*)\\.(0|[1-9]\\d*)(-[0-9A-Za-z-]+(\\.[0-9A-Za-z-]+)*)?(\\+[0-9A-Za-z-]+(\\.[0-9A-Za-z-]+)*)?$',
  description: 'a semantic version, e.g. 1.2.0',
};

/** A length of time that is not zero. */
export const duration: JsonObject = {
  type: 'string',
  maxLength: 40,
  pattern:
    '^(?=.*[1-9])P(?!$)(\\d+Y)?(\\d+M)?(\\d+W)?(\\d+D)?(T(?=\\d)(\\d+H)?(\\d+M)?(\\d+S)?)?$',
  description:
    'an ISO 8601 duration longer than zero, e.g. P90D for ninety days or PT8H for eight hours',
};

/** A calendar date; whether the day exists is checked elsewhere. */
export const date: JsonObject = {
  type: 'string',
  pattern: '^\\d{4}-\\d{2}-\\d{2}$',
  description: 'an ISO 8601 date, e.g. 2026-03-31',
};

/** The name of a port, a check or a level; it is part of URLs. */
export const partName: JsonObject = {
  type: 'string',
  maxLength: 63,
  pattern: '^[A-Za-z0-9]([-_.A-Za-z0-9]*[A-Za-z0-9])?$',
  description:
    'a name of at most 63 letters, digits, dashes, underscores and dots that starts and ends with a letter or digit',
};

/** The id of a data platform, as in the configuration. */
export const platformId: JsonObject = {
  type: 'string',
  maxLength: 63,
  pattern: '^[a-z0-9]+(-[a-z0-9]+)*$',
  description:
    'the id of a data platform: lower case letters, digits and single dashes',
};

/** Followed by people in a browser: other schemes could run script. */
export const webAddress: JsonObject = {
  type: 'string',
  maxLength: 2000,
  pattern: '^https?://\\S+$',
  description: 'an address that starts with https:// or http://',
};

/** As {@link webAddress}, or an e-mail address. */
export const contactAddress: JsonObject = {
  type: 'string',
  maxLength: 2000,
  pattern: '^(https?://|mailto:)\\S+$',
  description: 'an address that starts with https://, http:// or mailto:',
};

/** Words for people. */
export const text: JsonObject = {
  type: 'string',
  minLength: 1,
  description: 'a text that is not empty',
};

/** A reference to an entity; what it may refer to is checked elsewhere. */
export const entityReference: JsonObject = {
  type: 'string',
  minLength: 1,
  description: 'an entity reference, e.g. group:default/my-team',
};

/** A column of a table, as the engine spells it. */
export const columnName: JsonObject = {
  type: 'string',
  minLength: 1,
  maxLength: 255,
  description: 'the name of a column',
};

/** Yes or no. */
export const flag: JsonObject = {
  type: 'boolean',
  description: 'true or false',
};

/** A rule; whether it can be evaluated is told by those who evaluate it. */
export const celExpression: JsonObject = {
  type: 'string',
  minLength: 1,
  maxLength: 4000,
  description: 'a CEL expression of at most 4000 characters',
};

/** Which data products something is about; checked further elsewhere. */
export const productPredicate: JsonObject = {
  type: 'object',
  description: 'a filter predicate over the data product',
};

/** The life of a product or contract. */
export const lifecycle: JsonObject = {
  type: 'string',
  enum: [...DATA_PRODUCT_LIFECYCLES],
};

/** How sensitive data is. */
export const classification: JsonObject = {
  type: 'string',
  enum: [...CLASSIFICATIONS],
};

/**
 * A mapping with these fields only: a misspelt field would silently change a
 * rule otherwise, such as who may approve.
 */
export function closedObject(
  required: string[],
  properties: JsonObject,
): JsonObject {
  return { type: 'object', required, additionalProperties: false, properties };
}

/** A list of these. */
export function listOf(items: JsonObject, minItems = 0): JsonObject {
  return { type: 'array', minItems, items };
}

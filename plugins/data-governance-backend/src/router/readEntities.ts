import {
  Entity,
  KubernetesValidatorFunctions,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import {
  CLASSIFICATIONS,
  DATA_PRODUCT_LIFECYCLES,
  DATA_PRODUCT_TYPES,
  MESHPORT_API_VERSION,
  OUTPUT_PORT_TYPES,
} from '@meshport/backstage-plugin-data-mesh-common';
import { JsonValue } from '@backstage/types';
import { z } from 'zod';
import { fieldPath } from '@meshport/backstage-plugin-data-mesh-node';

const text = z.string().min(1).max(10_000);
const ref = z.string().min(1).max(255);
const objectName = z
  .string()
  .refine(KubernetesValidatorFunctions.isValidObjectName, {
    error: 'use letters, digits, dashes, dots and underscores, at most 63',
  });

// It came as JSON; looking through it again would only cost stack.
const json = z.custom<JsonValue>();

const envelope = z.object({
  apiVersion: text,
  kind: objectName,
  metadata: z
    .object({
      name: objectName,
      namespace: objectName.optional(),
      title: text.optional(),
      description: z.string().optional(),
      annotations: z.record(z.string(), z.string()).optional(),
      links: z
        .array(
          z.object({ url: text, type: z.string().optional() }).catchall(json),
        )
        .optional(),
    })
    .catchall(json),
  spec: z.record(z.string(), json).optional(),
});

const productSpec = z.looseObject({
  type: z.enum(DATA_PRODUCT_TYPES),
  lifecycle: z.enum(DATA_PRODUCT_LIFECYCLES),
  version: text,
  owner: ref,
  domain: ref,
  purpose: z.string().optional(),
  inputPorts: z
    .array(z.looseObject({ name: text, product: ref.optional() }))
    .optional(),
  outputPorts: z
    .array(
      z.looseObject({
        name: text,
        version: text,
        type: z.enum(OUTPUT_PORT_TYPES),
        classification: z.enum(CLASSIFICATIONS),
        contract: ref.optional(),
      }),
    )
    .optional(),
  code: z.array(ref).optional(),
  support: z.array(z.looseObject({ channel: text })).optional(),
});

const contractSpec = z.looseObject({
  type: z.literal('odcs'),
  lifecycle: z.enum(DATA_PRODUCT_LIFECYCLES),
  owner: ref,
  product: ref,
  definition: z.string(),
});

const SPECS: Record<string, z.ZodType> = {
  DataProduct: productSpec,
  DataContract: contractSpec,
};

/**
 * Reads entities from a request. Relations and status are left out: only the
 * catalog makes them. Only what the evaluation reads is looked at:
 * everything else is the catalog's to judge when the files are merged.
 *
 * @throws `InputError` naming the first field that cannot be used
 * @internal
 */
export function readEntities(values: unknown[], maxEntities: number): Entity[] {
  if (values.length > maxEntities) {
    throw new InputError(
      `entities: there are ${values.length}, at most ${maxEntities} can be evaluated at once`,
    );
  }
  const seen = new Map<string, number>();
  return values.map((value, index) => {
    const place = `entities[${index}]`;
    const entity = parse(envelope, value, place);
    const spec = SPECS[entity.kind];
    if (spec) {
      if (entity.apiVersion !== MESHPORT_API_VERSION) {
        throw new InputError(
          `${place}.apiVersion: has to be ${MESHPORT_API_VERSION} for a ${entity.kind}`,
        );
      }
      parse(spec, entity.spec, `${place}.spec`);
    }
    const entityRef = stringifyEntityRef(entity);
    const first = seen.get(entityRef);
    if (first !== undefined) {
      throw new InputError(
        `${place}: ${entityRef} is there already, as entities[${first}]`,
      );
    }
    seen.set(entityRef, index);
    return entity;
  });
}

function parse<T>(schema: z.ZodType<T>, value: unknown, place: string): T {
  const parsed = schema.safeParse(value);
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0];
    throw new InputError(`${fieldPath([place, ...path])}: ${message}`);
  }
  return parsed.data;
}

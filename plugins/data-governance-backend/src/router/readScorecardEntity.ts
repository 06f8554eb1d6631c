import { Entity, KubernetesValidatorFunctions } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { MESHPORT_API_VERSION } from '@meshport/backstage-plugin-data-mesh-common';
import { z } from 'zod';
import { fieldPath } from '@meshport/backstage-plugin-data-mesh-node';

// A scorecard is read by people, and an answer repeats its titles.
const MAX_CHARACTERS = 200_000;
// Deeper than any predicate that says something; each level costs stack.
const MAX_DEPTH = 30;

const objectName = z
  .string()
  .refine(KubernetesValidatorFunctions.isValidObjectName, {
    error: 'use letters, digits, dashes, dots and underscores, at most 63',
  });

const envelope = z.object({
  apiVersion: z.literal(MESHPORT_API_VERSION),
  kind: z.literal('Scorecard'),
  metadata: z.object({
    name: objectName,
    namespace: objectName.optional(),
    title: z.string().max(255).optional(),
    description: z.string().optional(),
  }),
  spec: z.record(z.string(), z.json()),
});

/**
 * Reads a Scorecard entity from a request. Its rules are not looked at yet.
 *
 * @throws `InputError` naming each field that cannot be used
 * @internal
 */
export function readScorecardEntity(value: unknown): Entity {
  if (depthOf(value) > MAX_DEPTH) {
    throw new InputError(
      `scorecard: has more than ${MAX_DEPTH} levels of nesting`,
    );
  }
  if (JSON.stringify(value).length > MAX_CHARACTERS) {
    throw new InputError(
      `scorecard: is larger than ${MAX_CHARACTERS} characters`,
    );
  }
  const parsed = envelope.safeParse(value);
  if (!parsed.success) {
    throw new InputError(
      parsed.error.issues
        .map(
          ({ path, message }) =>
            `${fieldPath(['scorecard', ...path])}: ${message}`,
        )
        .join('\n'),
    );
  }
  return parsed.data;
}

/** Level by level, so that depth costs no stack. */
function depthOf(value: unknown): number {
  let depth = 0;
  let level = [value];
  while (level.length > 0 && depth <= MAX_DEPTH) {
    depth += 1;
    level = level.flatMap(item =>
      typeof item === 'object' && item !== null ? Object.values(item) : [],
    );
  }
  return depth;
}

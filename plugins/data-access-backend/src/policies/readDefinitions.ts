import {
  Entity,
  entityEnvelopeSchemaValidator,
} from '@backstage/catalog-model';
import { InputError, toError } from '@backstage/errors';
import { parseAllDocuments } from 'yaml';
import { FoundPolicy, foundPolicy } from './PolicySource';

const MOST_POLICIES = 50;

const checkEnvelope = entityEnvelopeSchemaValidator();

/**
 * Reads AccessPolicy entities from YAML.
 *
 * @returns the policies, and what keeps some or their rules from being used
 * @throws `InputError` for what are no entities
 * @internal
 */
export function readDefinitions(text: string): {
  policies: FoundPolicy[];
  problems: string[];
} {
  const entities = readEntities(text);
  const policies = entities.map(foundPolicy);
  const refs = policies.map(({ ref }) => ref);
  const twice = refs.find((ref, index) => refs.indexOf(ref) < index);
  if (twice) {
    throw new InputError(`definitions: ${twice} is defined twice`);
  }
  return {
    policies,
    problems: policies.flatMap(found =>
      ('policy' in found ? found.policy.problems : found.problems).map(
        problem => `${found.ref} ${problem}`,
      ),
    ),
  };
}

function readEntities(text: string): Entity[] {
  const documents = readDocuments(text).filter(value => value !== null);
  if (documents.length === 0 || documents.length > MOST_POLICIES) {
    throw new InputError(
      `definitions: has ${documents.length} entities; write 1 to ${MOST_POLICIES} policies, with --- between them`,
    );
  }
  return documents.map((value, index) => {
    try {
      return checkEnvelope(value);
    } catch (error) {
      throw new InputError(
        `definitions: entity ${index + 1}: ${toError(error).message}`,
      );
    }
  });
}

function readDocuments(text: string): unknown[] {
  try {
    return parseAllDocuments(text).map(document => {
      const [error] = document.errors;
      if (error) {
        throw error;
      }
      return document.toJS();
    });
  } catch (error) {
    // Also what is nested too deep, or repeats itself too often.
    throw new InputError(
      `definitions: is not YAML: ${toError(error).message.split('\n')[0]}`,
    );
  }
}

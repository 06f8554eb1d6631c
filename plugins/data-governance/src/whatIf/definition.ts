import { Entity } from '@backstage/catalog-model';
import { LineCounter, parseAllDocuments } from 'yaml';

/** Where one begins without a scorecard. */
export const EMPTY_DEFINITION = `apiVersion: meshport.dev/v1alpha1
kind: Scorecard
metadata:
  name: draft
  title: Draft
spec:
  owner: group:default/data-governance
  levels:
    - name: bronze
      title: Bronze
  checks:
    - id: owner-exists
      title: A team owns the product
      level: bronze
      rule: facts.catalog.ownerExists
      why: Someone must answer for the data.
      remedy: Set spec.owner to a group of the catalog.
`;

/**
 * What a text holds: an entity to send, or what is wrong with it.
 * @internal
 */
export type ReadDefinition =
  | { entity: Entity; problems?: undefined }
  | { entity?: undefined; problems: string[] };

/**
 * Reads the text of a scorecard as far as it is needed to send it; the backend
 * judges the rest of it.
 * @internal
 */
export function readDefinition(text: string): ReadDefinition {
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, {
    lineCounter: lines,
    prettyErrors: false,
  });
  if (documents.length === 0) {
    return { problems: ['The text is empty.'] };
  }
  const errors = documents.flatMap(document => document.errors);
  if (errors.length > 0) {
    return {
      problems: errors.map(
        error => `Line ${lines.linePos(error.pos[0]).line}: ${error.message}`,
      ),
    };
  }
  if (documents.length !== 1) {
    return {
      problems: ['The text holds several documents; give one scorecard.'],
    };
  }
  try {
    return entityIn(documents[0].toJS({ maxAliasCount: 100 }));
  } catch (error) {
    return { problems: [error instanceof Error ? error.message : 'No YAML'] };
  }
}

function entityIn(value: unknown): ReadDefinition {
  if (!isEntity(value)) {
    return {
      problems: [
        'A scorecard has the fields apiVersion, kind, metadata with a name, and spec.',
      ],
    };
  }
  return value.kind === 'Scorecard'
    ? { entity: value }
    : { problems: [`kind: is ${value.kind} and must be Scorecard.`] };
}

function isEntity(value: unknown): value is Entity {
  const entity = value as Partial<Entity> | null;
  return (
    typeof entity === 'object' &&
    entity !== null &&
    typeof entity.apiVersion === 'string' &&
    typeof entity.kind === 'string' &&
    typeof entity.metadata === 'object' &&
    entity.metadata !== null &&
    typeof entity.metadata.name === 'string' &&
    typeof entity.spec === 'object' &&
    entity.spec !== null
  );
}

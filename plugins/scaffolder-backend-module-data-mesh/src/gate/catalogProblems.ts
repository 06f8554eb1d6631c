import { AuthService } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';

// The entities are nowhere yet, but the catalog wants to know from where.
const LOCATION = 'url:https://repository.invalid/catalog-info.yaml';

/**
 * What the catalog would refuse about entities. Otherwise one would only learn
 * it after publishing, from the page of the location.
 *
 * @returns sentences that begin with the ref of the entity
 * @internal
 */
export async function catalogProblems(
  entities: Entity[],
  options: { auth: AuthService; catalog: CatalogService },
): Promise<string[]> {
  // Validation reads nothing that anyone might not see, so it needs no right.
  const credentials = await options.auth.getOwnServiceCredentials();
  const problems = await Promise.all(
    entities.map(async entity => {
      const result = await options.catalog.validateEntity(entity, LOCATION, {
        credentials,
      });
      return result.valid
        ? []
        : result.errors.map(
            ({ message }) => `${stringifyEntityRef(entity)}: ${message}`,
          );
    }),
  );
  return problems.flat();
}

/**
 * Annotation on a User or Group that names its login role on a data platform.
 * Only the configured source of users and groups may set it, so it is the
 * trusted mapping from a person to a principal in the engine.
 *
 * @param platformId - id of the platform in `dataPlatforms`
 * @returns for example `meshport.dev/principal-warehouse`
 * @public
 */
export function principalAnnotation(platformId: string): string {
  return `meshport.dev/principal-${platformId}`;
}

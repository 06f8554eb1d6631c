/**
 * A string that is the same for two locations exactly when they are equal.
 * @internal
 */
export function locationKey(location: Record<string, string> = {}): string {
  return JSON.stringify(
    Object.entries(location).sort(([a], [b]) => a.localeCompare(b)),
  );
}

/**
 * A value for a column of JSON text.
 * @internal
 */
export function toJson(value: object | undefined): string | null {
  return value ? JSON.stringify(value) : null;
}

/**
 * What {@link toJson} has written. The plugin's own columns are trusted.
 * @internal
 */
export function fromJson<T>(text: string | null): T | undefined {
  return text === null ? undefined : (JSON.parse(text) as T);
}

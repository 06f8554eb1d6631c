/** In JSON: an escape, and whether it stands for what cannot be kept. */
const ESCAPE = /\\(u(?:0000|d[89a-f][0-9a-f]{2})|.)/g;

/**
 * The value as JSON holds it, without what databases do not keep: NUL, which
 * PostgreSQL has no place for, and halves of surrogate pairs. What an engine
 * said may hold anything.
 *
 * @internal
 */
export function storable<Value>(value: Value): Value {
  const json = JSON.stringify(value).replace(ESCAPE, (escape, escaped) =>
    escaped.length > 1 ? '\ufffd' : escape,
  );
  return JSON.parse(json);
}

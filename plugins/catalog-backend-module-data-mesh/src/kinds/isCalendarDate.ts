/**
 * Whether a day such as `2026-03-31` exists. One that does not, such as 31
 * February, would roll over into the next month.
 * @internal
 */
export function isCalendarDate(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/**
 * The moment of which to read the facts for a day: its end (UTC), as trends
 * have it. Today and what is no day mean now.
 *
 * @param day - ISO date
 * @returns ISO timestamp; `undefined` for now
 * @internal
 */
export function factMoment(
  day: string | undefined,
  now: Date,
): string | undefined {
  const end = Date.parse(`${day}T23:59:59.999Z`);
  return end < now.getTime() ? new Date(end).toISOString() : undefined;
}

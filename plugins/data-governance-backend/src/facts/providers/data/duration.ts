const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;

/**
 * A length of time for people, in the largest unit of which there are two at
 * least, e.g. `36 hours`.
 *
 * @internal
 */
export function describeSeconds(seconds: number): string {
  const [unit, size] =
    UNITS.find(([, length]) => seconds >= 2 * length) ?? UNITS[3];
  const amount = Math.round((seconds / size) * 10) / 10;
  return `${amount} ${unit}${amount === 1 ? '' : 's'}`;
}

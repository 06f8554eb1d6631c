const UNITS = [
  // As in the service levels of a contract.
  ['year', 365 * 86_400],
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
    UNITS.find(([, length]) => seconds >= 2 * length) ?? UNITS[4];
  const exact = seconds / size;
  const amount = exact < 10 ? Math.round(exact * 10) / 10 : Math.round(exact);
  return `${amount} ${unit}${amount === 1 ? '' : 's'}`;
}

import { ContractSlaProperty } from './types';

/**
 * The service levels that the standard names.
 * @public
 */
export const SLA_PROPERTIES = [
  'availability',
  'throughput',
  'errorRate',
  'generalAvailability',
  'endOfSupport',
  'endOfLife',
  'retention',
  'frequency',
  'latency',
  'timeToDetect',
  'timeToNotify',
  'timeToRepair',
] as const;

/** @public */
export type SlaPropertyName = (typeof SLA_PROPERTIES)[number];

const SHORT_NAMES: Record<string, SlaPropertyName> = {
  av: 'availability',
  th: 'throughput',
  er: 'errorRate',
  ga: 'generalAvailability',
  es: 'endOfSupport',
  el: 'endOfLife',
  re: 'retention',
  fy: 'frequency',
  ly: 'latency',
  freshness: 'latency',
  td: 'timeToDetect',
  tn: 'timeToNotify',
  tr: 'timeToRepair',
};

const NAMES = new Map<string, SlaPropertyName>([
  ...SLA_PROPERTIES.map((name): [string, SlaPropertyName] => [
    name.toLowerCase(),
    name,
  ]),
  ...Object.entries(SHORT_NAMES),
]);

/**
 * The one name of a service level, whatever case or synonym was written:
 * `LY`, `freshness` and `Latency` are all `latency`. A name that the standard
 * does not know comes back trimmed and in lower case, to be compared by.
 *
 * @public
 */
export function slaPropertyName(property: string): string {
  const written = property.trim().toLowerCase();
  return NAMES.get(written) ?? written;
}

/**
 * The amount that a service level promises. Two of the same quantity and unit
 * can be compared by `amount`.
 * @public
 */
export interface SlaAmount {
  quantity: 'duration' | 'percent' | 'instant' | 'number';
  /**
   * Seconds of a duration, seconds since 1970 of an instant, else the number
   * as written.
   */
  amount: number;
  /** Unit of a plain number, in lower case; empty when none was written. */
  unit: string;
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
// So that 365 days are a year and twelve months are one.
const YEAR = 365 * DAY;
const MONTH = YEAR / 12;

const SECONDS = new Map<string, number>(
  (
    [
      [0.001, 'ms', 'millisecond', 'milliseconds'],
      [1, 's', 'sec', 'secs', 'second', 'seconds'],
      [MINUTE, 'm', 'min', 'mins', 'minute', 'minutes'],
      [HOUR, 'h', 'hr', 'hrs', 'hour', 'hours'],
      [DAY, 'd', 'day', 'days'],
      [7 * DAY, 'w', 'wk', 'week', 'weeks'],
      [MONTH, 'mo', 'mon', 'month', 'months'],
      [YEAR / 4, 'q', 'quarter', 'quarters'],
      [YEAR, 'y', 'yr', 'yrs', 'year', 'years'],
    ] as const
  ).flatMap(([seconds, ...units]) =>
    units.map((unit): [string, number] => [unit, seconds]),
  ),
);

const PERCENT_UNITS = new Set(['%', 'percent', 'percentage', 'pct']);

// What the standard means by these when no unit is written.
const PERCENT_PROPERTIES = new Set(['availability', 'errorRate']);

/**
 * Reads what a service level promises: a number with a unit (`4` and `d`), a
 * text with both (`24h`, `99.9 %`), an ISO 8601 duration (`P1Y`) or a date.
 * `m` is minutes and `mo` months; a year has 365 days.
 *
 * @returns the amount, or `undefined` when the value is none
 * @public
 */
export function slaAmount(
  sla: Pick<ContractSlaProperty, 'property' | 'value' | 'unit'>,
): SlaAmount | undefined {
  const unit = (sla.unit ?? '').trim().toLowerCase();
  if (typeof sla.value === 'number') {
    return withUnit(sla.value, unit || defaultUnit(sla.property));
  }
  if (typeof sla.value !== 'string') {
    return undefined;
  }
  const text = sla.value.trim();
  const number = /^([+-]?\d+(?:\.\d+)?)\s*(%|[a-z][a-z/ ]*)?$/i.exec(text);
  if (number) {
    const written = (number[2] ?? '').trim().toLowerCase();
    return withUnit(
      Number(number[1]),
      written || unit || defaultUnit(sla.property),
    );
  }
  return isoDuration(text) ?? instant(text);
}

function defaultUnit(property: string): string {
  return PERCENT_PROPERTIES.has(slaPropertyName(property)) ? '%' : '';
}

function withUnit(amount: number, unit: string): SlaAmount | undefined {
  if (!Number.isFinite(amount)) {
    return undefined;
  }
  const seconds = SECONDS.get(unit);
  if (seconds !== undefined) {
    return { quantity: 'duration', amount: amount * seconds, unit: '' };
  }
  if (PERCENT_UNITS.has(unit)) {
    return { quantity: 'percent', amount, unit: '' };
  }
  return { quantity: 'number', amount, unit };
}

const ISO_DURATION =
  /^P(?=\w)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/i;

function isoDuration(text: string): SlaAmount | undefined {
  const parts = ISO_DURATION.exec(text);
  if (!parts) {
    return undefined;
  }
  const sizes = [YEAR, MONTH, 7 * DAY, DAY, HOUR, MINUTE, 1];
  const amount = sizes.reduce(
    (sum, size, index) => sum + Number(parts[index + 1] ?? 0) * size,
    0,
  );
  return { quantity: 'duration', amount, unit: '' };
}

function instant(text: string): SlaAmount | undefined {
  if (!/^\d{4}-\d{2}-\d{2}/.test(text)) {
    return undefined;
  }
  const milliseconds = Date.parse(text);
  return Number.isNaN(milliseconds)
    ? undefined
    : { quantity: 'instant', amount: milliseconds / 1000, unit: '' };
}

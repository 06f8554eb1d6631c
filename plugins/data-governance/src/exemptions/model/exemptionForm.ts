import {
  failureMessage,
  lengthProblem,
} from '@meshport/backstage-plugin-data-mesh-react';
import { DateTime } from 'luxon';

/** The shortest and the longest reason the backend takes, in characters. */
export const REASON_LENGTH = { least: 10, most: 2000 };

/** The longest ticket the backend takes, in characters. */
const LONGEST_TICKET = 500;

/** The longest an exemption may last when the backend allows no more. */
const LONGEST_DAYS = 365;

/** Days from now that are offered as an end. */
export const PRESET_DAYS = [30, 90, 180];

/**
 * What a person has typed to ask for an exemption.
 * @internal
 */
export interface ExemptionFormValues {
  /** Whether it is for the product or for its domain. */
  subject: 'product' | 'domain';
  reason: string;
  ticket: string;
  /** ISO date, the last day; empty until chosen. */
  endsOn: string;
}

/**
 * What is wrong, by field.
 * @internal
 */
export type ExemptionFormProblems = Partial<
  Record<keyof ExemptionFormValues, string>
>;

/**
 * Checks a form before it is sent; the backend checks again.
 *
 * @returns what is wrong, empty when nothing is
 * @internal
 */
export function checkExemptionForm(
  values: ExemptionFormValues,
  now: DateTime,
): ExemptionFormProblems {
  const found: ExemptionFormProblems = {
    reason:
      values.reason.trim().length < REASON_LENGTH.least
        ? `Say why in at least ${REASON_LENGTH.least} characters`
        : lengthProblem(values.reason, REASON_LENGTH.most),
    ticket: lengthProblem(values.ticket, LONGEST_TICKET),
    endsOn: endProblem(values.endsOn, now, now.plus({ days: LONGEST_DAYS })),
  };
  return Object.fromEntries(
    Object.entries(found).filter(([, problem]) => problem !== undefined),
  );
}

/**
 * What is wrong with the last day of an exemption.
 *
 * @param latest - the latest moment at which it may end
 * @internal
 */
export function endProblem(
  endsOn: string,
  now: DateTime,
  latest: DateTime,
): string | undefined {
  const day = DateTime.fromISO(endsOn);
  if (!day.isValid) {
    return 'Choose the last day';
  }
  if (day.endOf('day') <= now.endOf('day')) {
    return 'Choose a day after today';
  }
  return day.startOf('day') > latest
    ? `Choose a day until ${latest.toISODate()}`
    : undefined;
}

/**
 * The moment at which an exemption ends: the end of its last day where the
 * person is, and not later than allowed.
 *
 * @returns ISO timestamp
 * @internal
 */
export function endOf(endsOn: string, latest: DateTime): string {
  const end = DateTime.min(DateTime.fromISO(endsOn).endOf('day'), latest);
  return new Date(end.toMillis()).toISOString();
}

/**
 * The latest moment that can be asked for. A minute is left for the clocks of
 * browser and server to differ.
 * @internal
 */
export function latestEnd(now: DateTime): DateTime {
  return now.plus({ days: LONGEST_DAYS }).minus({ minutes: 1 });
}

const FIELDS: Record<string, keyof ExemptionFormValues> = {
  reason: 'reason',
  ticket: 'ticket',
  endsAt: 'endsOn',
};

/**
 * What the backend found wrong, at the fields where it can be mended.
 *
 * @returns empty when the error names none of them
 * @internal
 */
export function problemsIn(error: Error): ExemptionFormProblems {
  const problems: ExemptionFormProblems = {};
  for (const part of failureMessage(error).split('; ')) {
    const [, name, text] =
      /^(?:request\/body\/)?(\w+):? (.+)$/.exec(part) ?? [];
    const field = name === undefined ? undefined : FIELDS[name];
    if (field) {
      problems[field] = text;
    }
  }
  return problems;
}

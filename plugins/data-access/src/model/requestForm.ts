import { AccessOffer } from '@meshport/backstage-plugin-data-access-common';
import { DateTime } from 'luxon';
import {
  lengthProblem,
  LONGEST_COMMENT,
} from '@meshport/backstage-plugin-data-mesh-react';
import { durationChoices, longestDays } from './durationChoices';
import { LONGEST_PURPOSE } from './textLimits';

/** The choice in the duration field that asks for a number of days. */
export const CUSTOM_DURATION = 'custom';

/** What a person has typed into the request form. */
export interface RequestFormValues {
  purpose: string;
  /** ISO 8601 duration or {@link CUSTOM_DURATION}; empty until chosen. */
  duration: string;
  /** Number of days as typed, with {@link CUSTOM_DURATION}. */
  customDays: string;
  comment: string;
}

export const EMPTY_REQUEST_FORM: RequestFormValues = {
  purpose: '',
  duration: '',
  customDays: '',
  comment: '',
};

/** What is wrong, by field. */
export type RequestFormProblems = Partial<
  Record<keyof RequestFormValues, string>
>;

/**
 * Checks a form before it is sent; the backend checks again.
 *
 * @returns what is wrong, empty when nothing is
 */
export function checkRequestForm(
  values: RequestFormValues,
  offer: AccessOffer,
  now: DateTime,
): RequestFormProblems {
  const found: RequestFormProblems = {
    purpose: purposeProblem(values.purpose, offer.purposes),
    duration: durationProblem(values.duration, offer, now),
    customDays: customDaysProblem(values, offer, now),
    comment: commentProblem(values.comment, offer),
  };
  return Object.fromEntries(
    Object.entries(found).filter(([, problem]) => problem !== undefined),
  );
}

/**
 * The ISO 8601 duration that the form asks for, if it asks for one already.
 */
export function chosenDuration(values: RequestFormValues): string | undefined {
  if (values.duration !== CUSTOM_DURATION) {
    return values.duration || undefined;
  }
  return isWholeNumberBetween(values.customDays, 1, Infinity)
    ? `P${Number(values.customDays)}D`
    : undefined;
}

function purposeProblem(purpose: string, allowed: string[]) {
  const trimmed = purpose.trim();
  if (allowed.length === 0) {
    return trimmed
      ? lengthProblem(trimmed, LONGEST_PURPOSE)
      : 'Say what you need the data for';
  }
  return allowed.includes(trimmed)
    ? undefined
    : 'Choose what you need the data for';
}

function commentProblem(comment: string, offer: AccessOffer) {
  return offer.deprecation && !comment.trim()
    ? 'Say why you need a deprecated product'
    : lengthProblem(comment, LONGEST_COMMENT);
}

function durationProblem(duration: string, offer: AccessOffer, now: DateTime) {
  const offered = durationChoices(offer.longestDuration, now).some(
    choice => choice.value === duration,
  );
  return offered || duration === CUSTOM_DURATION
    ? undefined
    : 'Choose for how long you need the data';
}

function customDaysProblem(
  values: RequestFormValues,
  offer: AccessOffer,
  now: DateTime,
) {
  const most = longestDays(offer.longestDuration, now);
  return values.duration !== CUSTOM_DURATION ||
    isWholeNumberBetween(values.customDays, 1, most)
    ? undefined
    : `Give a whole number of days from 1 to ${most}`;
}

function isWholeNumberBetween(text: string, least: number, most: number) {
  const trimmed = text.trim();
  return (
    /^\d{1,5}$/.test(trimmed) &&
    Number(trimmed) >= least &&
    Number(trimmed) <= most
  );
}

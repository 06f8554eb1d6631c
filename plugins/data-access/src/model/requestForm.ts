import { AccessOffer } from '@meshport/backstage-plugin-data-access-common';
import { DateTime } from 'luxon';
import { durationChoices, longestDays } from './durationChoices';

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

/** The longest text the backend takes for a purpose or a comment. */
export const LONGEST_TEXT = 1000;

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
  const problems: RequestFormProblems = {};
  const purpose = values.purpose.trim();
  if (!purpose) {
    problems.purpose = offer.purposes.length
      ? 'Choose what you need the data for'
      : 'Say what you need the data for';
  } else if (offer.purposes.length && !offer.purposes.includes(purpose)) {
    problems.purpose = 'Choose one of the purposes that the owner allows';
  } else if (purpose.length > LONGEST_TEXT) {
    problems.purpose = `Use at most ${LONGEST_TEXT} characters`;
  }
  if (!values.duration) {
    problems.duration = 'Choose for how long you need the data';
  } else if (values.duration === CUSTOM_DURATION) {
    const most = longestDays(offer.longestDuration, now);
    if (!isWholeNumberBetween(values.customDays, 1, most)) {
      problems.customDays = `Give a whole number of days from 1 to ${most}`;
    }
  } else if (!isOffered(values.duration, offer, now)) {
    problems.duration = 'Choose one of the durations that the owner allows';
  }
  if (values.comment.trim().length > LONGEST_TEXT) {
    problems.comment = `Use at most ${LONGEST_TEXT} characters`;
  }
  return problems;
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

function isOffered(duration: string, offer: AccessOffer, now: DateTime) {
  return durationChoices(offer.longestDuration, now).some(
    choice => choice.value === duration,
  );
}

function isWholeNumberBetween(text: string, least: number, most: number) {
  const trimmed = text.trim();
  return (
    /^\d{1,5}$/.test(trimmed) &&
    Number(trimmed) >= least &&
    Number(trimmed) <= most
  );
}

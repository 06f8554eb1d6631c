import { AccessOffer } from '@meshport/backstage-plugin-data-access-common';
import {
  lengthProblem,
  LONGEST_COMMENT,
} from '@meshport/backstage-plugin-data-mesh-react';
import { DateTime } from 'luxon';
import { CommonOffer, commonOffer } from './commonOffer';
import { durationChoices, longestDays } from './durationChoices';
import {
  CUSTOM_DURATION,
  RequestFormValues,
  valuesOf,
  WhatFor,
  wholeNumber,
} from './formValues';
import { holderOf } from './holderChoices';
import { FormProblems, problemField } from './problems';
import { LONGEST_PURPOSE } from './textLimits';

/**
 * Checks a form before it is sent; the backend checks again.
 *
 * @param offers - of the ports that are asked for, at least one
 * @returns what is wrong, empty when nothing is
 */
export function checkForm(
  values: RequestFormValues,
  offers: readonly AccessOffer[],
  now: DateTime,
): FormProblems {
  const found: Record<string, string | undefined> = {
    comment: commentProblem(values.comment, offers),
  };
  if (!values.apart) {
    Object.assign(found, checkWhatFor(values, commonOffer(offers, now), now));
  }
  for (const offer of offers) {
    for (const [field, problem] of Object.entries(
      checkPort(values, offer, now),
    )) {
      found[problemField(field, offer)] = problem;
    }
  }
  return Object.fromEntries(
    Object.entries(found).flatMap(([field, problem]) =>
      problem ? [[field, problem]] : [],
    ),
  );
}

function checkPort(
  values: RequestFormValues,
  offer: AccessOffer,
  now: DateTime,
): Record<string, string | undefined> {
  const { columns, acceptedTerms } = valuesOf(values, offer);
  const { refusal, existing } = holderOf(offer, values.holder);
  return {
    ...(values.apart && checkWhatFor(valuesOf(values, offer), offer, now)),
    port:
      refusal ?? (existing && 'A request or right for this port is still open'),
    columns: columns?.length === 0 ? 'Choose at least one column' : undefined,
    terms:
      offer.terms && acceptedTerms !== offer.terms.hash
        ? 'Accept the terms to ask for this port'
        : undefined,
  };
}

/** Checks a purpose and a time against what is offered. */
export function checkWhatFor(
  values: WhatFor,
  offer: CommonOffer,
  now: DateTime,
): Partial<Record<keyof WhatFor, string>> {
  const { purposes, longestDuration } = offer;
  return {
    purpose: purposeProblem(values.purpose.trim(), purposes),
    ...checkDuration(values, longestDuration, now),
  };
}

/** Checks a time against the longest one, ISO 8601. */
export function checkDuration(
  values: Pick<WhatFor, 'duration' | 'customDays'>,
  longest: string,
  now: DateTime,
): { duration?: string; customDays?: string } {
  if (values.duration === CUSTOM_DURATION) {
    const most = longestDays(longest, now);
    const days = wholeNumber(values.customDays) ?? 0;
    return days >= 1 && days <= most
      ? {}
      : { customDays: `Give a whole number of days from 1 to ${most}` };
  }
  return durationChoices(longest, now, values.duration).some(
    choice => choice.value === values.duration,
  )
    ? {}
    : { duration: 'Choose for how long you need the data' };
}

function purposeProblem(purpose: string, allowed: string[] | undefined) {
  if (!allowed) {
    return 'No purpose is allowed for all these ports; give each its own';
  }
  if (allowed.length === 0) {
    return purpose
      ? lengthProblem(purpose, LONGEST_PURPOSE)
      : 'Say what you need the data for';
  }
  return allowed.includes(purpose)
    ? undefined
    : 'Choose what you need the data for';
}

function commentProblem(comment: string, offers: readonly AccessOffer[]) {
  const deprecated = offers.some(offer => offer.deprecation);
  return deprecated && !comment.trim()
    ? 'Say why you need a deprecated product'
    : lengthProblem(comment, LONGEST_COMMENT);
}

import {
  AccessOffer,
  AccessRequest,
} from '@meshport/backstage-plugin-data-access-common';
import {
  lengthProblem,
  LONGEST_COMMENT,
} from '@meshport/backstage-plugin-data-mesh-react';
import { DateTime } from 'luxon';
import { ACTION_TEXTS, AccessAction } from '../actions';
import { checkDuration, checkWhatFor } from '../ask/checkForm';
import { chosenDuration, PortValues } from '../ask/formValues';
import { ActionInput } from '../runAction';
import {
  leftOf,
  narrowableOffer,
  narrowedFilter,
  rowValuesOf,
} from './narrowing';

/** What a person has filled in before an action. */
export interface ActionDraft extends PortValues {
  comment: string;
  /** Whether less is given than was asked for. */
  less: boolean;
  /** Entity ref of the user who takes a right over; empty until chosen. */
  to: string;
}

/** What is wrong, by field. */
export type ActionProblems = Partial<
  Record<'comment' | 'to' | 'terms' | keyof PortValues, string>
>;

/** Whether an action is about what the port offers. */
export function needsOffer(action: AccessAction): boolean {
  return action === 'approve' || action === 'renew';
}

/** What the fields hold at first. */
export function newDraft(request: AccessRequest): ActionDraft {
  const { duration, filter } = leftOf(request);
  return {
    comment: '',
    less: false,
    to: '',
    purpose: request.purpose,
    duration,
    customDays: '',
    rows: rowValuesOf(filter),
  };
}

/** Checks what was filled in; the backend checks again. */
export function checkAction(
  action: AccessAction,
  draft: ActionDraft,
  request: AccessRequest,
  offer: AccessOffer | undefined,
  now: DateTime,
): ActionProblems {
  const { commentRequired, commentMissing } = ACTION_TEXTS[action];
  const comment = draft.comment.trim();
  const found: ActionProblems = {
    comment:
      commentRequired && !comment
        ? commentMissing
        : lengthProblem(comment, LONGEST_COMMENT),
  };
  if (action === 'approve' && draft.less) {
    Object.assign(found, checkDuration(draft, leftOf(request).duration, now));
    found.columns =
      draft.columns?.length === 0 ? 'Leave at least one column' : undefined;
  }
  if (action === 'renew' && offer) {
    Object.assign(found, checkWhatFor(draft, offer, now));
    found.terms =
      offer.terms && draft.acceptedTerms !== offer.terms.hash
        ? 'Accept the terms to renew the right'
        : undefined;
  }
  if (action === 'handOver' && !draft.to) {
    found.to = 'Choose who is to answer for the right';
  }
  return Object.fromEntries(
    Object.entries(found).filter(([, problem]) => problem),
  );
}

/** What an action is given, of what was filled in. */
export function inputOf(
  action: AccessAction,
  draft: ActionDraft,
  request: AccessRequest,
  offer: AccessOffer | undefined,
): ActionInput {
  const input: ActionInput = { comment: draft.comment.trim() };
  const duration = chosenDuration(draft);
  if (action === 'approve' && draft.less) {
    const left = leftOf(request);
    return {
      ...input,
      duration: duration === left.duration ? undefined : duration,
      filter:
        offer &&
        narrowedFilter(draft, narrowableOffer(offer, left.filter), left.filter),
    };
  }
  if (action === 'renew') {
    const { purpose, acceptedTerms } = draft;
    return { ...input, duration, purpose: purpose.trim(), acceptedTerms };
  }
  return action === 'handOver' ? { ...input, to: draft.to } : input;
}

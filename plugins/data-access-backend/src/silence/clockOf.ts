import { RequestRecord } from '../database/requestRows';
import { RequestEffect } from '../requests/requestTypes';
import {
  nextStage,
  resumeClock,
  SilenceLimits,
  startClock,
  stopClock,
} from './clock';

/**
 * The clock of a request after a transition; none once it is decided.
 *
 * @param before - the request as it was
 * @param next - as it will be
 * @param options - `now`: ISO 8601
 * @internal
 */
export function clockOf(
  before: Pick<RequestRecord, 'silence' | 'lapsesAt' | 'question'>,
  next: Pick<RequestRecord, 'state'>,
  options: {
    effects: readonly RequestEffect[];
    now: string;
    limits: SilenceLimits;
  },
): Pick<RequestRecord, 'silence' | 'lapsesAt'> {
  const { effects, now, limits } = options;
  if (next.state !== 'pending') {
    return {};
  }
  if (effects.includes('start-clock')) {
    return startClock(now, limits);
  }
  const { silence, lapsesAt, question } = before;
  if (!silence) {
    return {};
  }
  if (effects.includes('stop-clock')) {
    return stopClock(silence);
  }
  if (effects.includes('resume-clock')) {
    return resumeClock(silence, { from: question?.at ?? now, to: now }, limits);
  }
  if (effects.includes('next-stage')) {
    return nextStage(silence, limits);
  }
  return { silence, ...(lapsesAt && { lapsesAt }) };
}

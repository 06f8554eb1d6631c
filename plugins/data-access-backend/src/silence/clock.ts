import { Duration } from 'luxon';
import { Silence, SilenceStage } from '../database/requestRows';

/**
 * How long a step may be silent before each answer to it.
 * @internal
 */
export interface SilenceLimits {
  remindAfter: Duration;
  escalateAfter: Duration;
  lapseAfter: Duration;
}

/** What a clock says of a request. */
interface Clock {
  silence: Silence;
  /** Absent while the request waits for its requester. */
  lapsesAt?: string;
}

/**
 * The clock of a step that begins.
 *
 * @param at - ISO 8601
 * @internal
 */
export function startClock(at: string, limits: SilenceLimits): Clock {
  return runningFrom(at, stagesOf(limits)[0], limits);
}

/** The clock while the requester is asked. @internal */
export function stopClock({ since, stage }: Silence): Clock {
  return { silence: { since, stage } };
}

/**
 * The clock after the requester was waited for, without that time.
 *
 * @param pause - ISO 8601
 * @internal
 */
export function resumeClock(
  silence: Silence,
  pause: { from: string; to: string },
  limits: SilenceLimits,
): Clock {
  const waited = Date.parse(pause.to) - Date.parse(pause.from);
  return runningFrom(later(silence.since, waited), silence.stage, limits);
}

/** The clock after one stage was gone through. @internal */
export function nextStage(silence: Silence, limits: SilenceLimits): Clock {
  const stages = stagesOf(limits);
  const next = stages[stages.indexOf(silence.stage) + 1] ?? 'lapse';
  return runningFrom(silence.since, next, limits);
}

function runningFrom(
  since: string,
  stage: SilenceStage,
  limits: SilenceLimits,
): Clock {
  return {
    silence: { since, stage, dueAt: later(since, afterOf(stage, limits)) },
    lapsesAt: later(since, afterOf('lapse', limits)),
  };
}

/** In the order in which they come; lapsing is the last. */
function stagesOf(limits: SilenceLimits): SilenceStage[] {
  const last = afterOf('lapse', limits);
  const before = (['remind', 'escalate'] as const)
    .filter(stage => afterOf(stage, limits) < last)
    .sort((one, other) => afterOf(one, limits) - afterOf(other, limits));
  return [...before, 'lapse'];
}

function afterOf(stage: SilenceStage, limits: SilenceLimits): number {
  const after = {
    remind: limits.remindAfter,
    escalate: limits.escalateAfter,
    lapse: limits.lapseAfter,
  };
  return after[stage].toMillis();
}

function later(time: string, milliseconds: number): string {
  return new Date(Date.parse(time) + milliseconds).toISOString();
}

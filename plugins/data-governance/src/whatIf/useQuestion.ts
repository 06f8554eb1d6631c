import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';

/**
 * What is asked, but for the text of the scorecard: that stays with the person.
 * @internal
 */
export interface Question {
  /** Entity ref of the scorecard that one started from; absent: an empty one. */
  scorecard?: string;
  /** ISO date whose facts to judge by; now when absent. */
  day?: string;
  /** Whether checks in draft and in grace are judged as if enforced. */
  enforceAll: boolean;
}

const SCORECARD = 'scorecard';
const DAY = 'day';
const PHASES = 'phases';

/**
 * Reads a question from the page's address; what it cannot read is passed over.
 * @internal
 */
export function readQuestion(parameters: URLSearchParams): Question {
  const day = parameters.get(DAY) ?? '';
  return {
    scorecard: parameters.get(SCORECARD) || undefined,
    day:
      /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day))
        ? day
        : undefined,
    enforceAll: parameters.get(PHASES) !== 'kept',
  };
}

/**
 * Writes a question into the parameters of the page's address; others are kept.
 * @internal
 */
export function writeQuestion(
  parameters: URLSearchParams,
  question: Question,
): URLSearchParams {
  const written = new URLSearchParams(parameters);
  const set = (name: string, value: string | undefined) =>
    value ? written.set(name, value) : written.delete(name);
  set(SCORECARD, question.scorecard);
  set(DAY, question.day);
  set(PHASES, question.enforceAll ? undefined : 'kept');
  return written;
}

/**
 * The moment whose facts are judged: the end of the day, or now.
 *
 * @returns ISO timestamp
 * @internal
 */
export function momentOf({ day }: Question): string | undefined {
  return day && `${day}T23:59:59.999Z`;
}

/**
 * The question, kept in the page's address so that a link shares it.
 * @internal
 */
export function useQuestion(): [Question, (change: Partial<Question>) => void] {
  const [parameters, setParameters] = useSearchParams();
  const change = useCallback(
    (changes: Partial<Question>) =>
      setParameters(
        current =>
          writeQuestion(current, { ...readQuestion(current), ...changes }),
        { replace: true },
      ),
    [setParameters],
  );
  return [useMemo(() => readQuestion(parameters), [parameters]), change];
}

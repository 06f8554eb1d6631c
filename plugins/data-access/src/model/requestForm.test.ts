import { DateTime } from 'luxon';
import fc from 'fast-check';
import {
  endOfDuration,
  LONGEST_COMMENT,
} from '@meshport/backstage-plugin-data-mesh-react';
import { makeOffer } from '../__testUtils__/fixtures';
import {
  checkRequestForm,
  chosenDuration,
  CUSTOM_DURATION,
  EMPTY_REQUEST_FORM,
  RequestFormValues,
} from './requestForm';
import { LONGEST_PURPOSE } from './textLimits';

const now = DateTime.fromISO('2026-11-22T12:00:00Z', { zone: 'utc' });
const good: RequestFormValues = {
  purpose: 'Safety analysis',
  duration: 'P30D',
  customDays: '',
  comment: '',
};

function problemFields(changes: Partial<RequestFormValues>) {
  return Object.keys(
    checkRequestForm({ ...good, ...changes }, makeOffer(), now),
  );
}

describe('checkRequestForm', () => {
  it('accepts a complete form', () => {
    expect(problemFields({})).toEqual([]);
  });

  it('names every missing field', () => {
    expect(
      Object.keys(checkRequestForm(EMPTY_REQUEST_FORM, makeOffer(), now)),
    ).toEqual(['purpose', 'duration']);
  });

  it.each<[string, Partial<RequestFormValues>, string]>([
    ['a purpose not offered', { purpose: 'Marketing' }, 'purpose'],
    ['a duration not offered', { duration: 'P10Y' }, 'duration'],
    [
      'a comment too long',
      { comment: 'x'.repeat(LONGEST_COMMENT + 1) },
      'comment',
    ],
    [
      'days beyond the longest',
      { duration: CUSTOM_DURATION, customDays: '91' },
      'customDays',
    ],
    [
      'days that are no number',
      { duration: CUSTOM_DURATION, customDays: '1e1' },
      'customDays',
    ],
    ['no days', { duration: CUSTOM_DURATION, customDays: '0' }, 'customDays'],
  ])('refuses %s', (_, changes, field) => {
    expect(problemFields(changes)).toEqual([field]);
  });

  it('takes any purpose of bearable length when the owner allows any', () => {
    const offer = makeOffer({ purposes: [] });
    const check = (purpose: string) =>
      checkRequestForm({ ...good, purpose }, offer, now).purpose;
    expect(check('Whatever I like')).toBeUndefined();
    expect(check('   ')).toBe('Say what you need the data for');
    expect(check('x'.repeat(LONGEST_PURPOSE + 1))).toMatch(/at most/);
  });

  it('never lets through a duration beyond the longest', () => {
    const result = fc.check(
      fc.property(
        fc.oneof(fc.string(), fc.constantFrom('P7D', CUSTOM_DURATION)),
        fc.oneof(fc.string(), fc.integer().map(String)),
        (duration, customDays) => {
          const values = { ...good, duration, customDays };
          const problems = checkRequestForm(values, makeOffer(), now);
          if (Object.keys(problems).length > 0) {
            return true;
          }
          const end = endOfDuration(chosenDuration(values) ?? '', now);
          return (
            end !== undefined && end > now && end <= now.plus({ days: 90 })
          );
        },
      ),
    );
    expect(result.counterexample).toBeNull();
  });
});

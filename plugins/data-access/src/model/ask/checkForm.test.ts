import { DateTime } from 'luxon';
import fc from 'fast-check';
import {
  endOfDuration,
  LONGEST_COMMENT,
} from '@meshport/backstage-plugin-data-mesh-react';
import { makeOffer } from '../../__testUtils__/fixtures';
import { checkForm } from './checkForm';
import {
  chosenDuration,
  CUSTOM_DURATION,
  EMPTY_REQUEST_FORM,
  RequestFormValues,
  withPort,
} from './formValues';
import { problemField } from './problems';
import { LONGEST_PURPOSE } from './textLimits';

const now = DateTime.fromISO('2026-11-22T12:00:00Z', { zone: 'utc' });
const good: RequestFormValues = {
  ...EMPTY_REQUEST_FORM,
  purpose: 'Safety analysis',
  duration: 'P30D',
};
const other = makeOffer({
  port: 'delays',
  purposes: ['Marketing'],
  longestDuration: 'P7D',
});

function problemFields(
  changes: Partial<RequestFormValues>,
  offers = [makeOffer()],
) {
  return Object.keys(checkForm({ ...good, ...changes }, offers, now));
}

describe('checkForm', () => {
  it('accepts a complete form', () => {
    expect(problemFields({})).toEqual([]);
  });

  it('names every missing field', () => {
    expect(problemFields(EMPTY_REQUEST_FORM)).toEqual(['purpose', 'duration']);
  });

  it.each<[string, Partial<RequestFormValues>, string]>([
    ['a purpose not offered', { purpose: 'Marketing' }, 'purpose'],
    ['a duration too long', { duration: 'P10Y' }, 'duration'],
    ['a duration that is none', { duration: 'soon' }, 'duration'],
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
      checkForm({ ...good, purpose }, [offer], now).purpose;
    expect(check('Whatever I like')).toBeUndefined();
    expect(check('   ')).toBe('Say what you need the data for');
    expect(check('x'.repeat(LONGEST_PURPOSE + 1))).toMatch(/at most/);
  });

  it('needs what all ports allow, or its own for each', () => {
    const offers = [makeOffer(), other];
    expect(problemFields({}, offers)).toEqual(['purpose', 'duration']);
    expect(problemFields({ apart: true }, offers)).toHaveLength(4);
    const apart = withPort(
      withPort({ ...good, apart: true }, offers[0], good),
      other,
      { purpose: 'Marketing', duration: 'P7D' },
    );
    expect(checkForm(apart, offers, now)).toEqual({});
  });

  it('needs the terms of now, and a column', () => {
    const offer = makeOffer({ terms: { text: 'Be good', hash: 'new' } });
    const accepted = (acceptedTerms: string) =>
      checkForm(withPort(good, offer, { acceptedTerms }), [offer], now);
    expect(Object.keys(accepted('old'))).toEqual([
      problemField('terms', offer),
    ]);
    expect(accepted('new')).toEqual({});
    expect(
      Object.keys(
        checkForm(withPort(good, offer, { columns: [] }), [makeOffer()], now),
      ),
    ).toEqual([problemField('columns', offer)]);
  });

  it('says at the port why its holder can have no right', () => {
    const offer = makeOffer({
      existing: { requestId: '7' },
      holders: [
        { ref: 'user:default/chen', existing: { requestId: '7' } },
        { ref: 'group:default/safety', refusal: 'No login role' },
      ],
    });
    const field = problemField('port', offer);
    expect(checkForm(good, [offer], now)[field]).toMatch(/still open/);
    const forTeam = { ...good, holder: 'group:default/safety' };
    expect(checkForm(forTeam, [offer], now)[field]).toBe('No login role');
  });

  it('never lets through a duration beyond the longest', () => {
    const result = fc.check(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.constantFrom('P7D', 'P91D', 'P3M', 'PT1S', CUSTOM_DURATION),
        ),
        fc.oneof(fc.string(), fc.integer().map(String)),
        (duration, customDays) => {
          const values = { ...good, duration, customDays };
          if (problemFields(values).length > 0) {
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

import { ResponseError } from '@backstage/errors';
import { DateTime } from 'luxon';
import {
  checkExemptionForm,
  endOf,
  endProblem,
  ExemptionFormValues,
  latestEnd,
  problemsIn,
} from './exemptionForm';

const now = DateTime.fromISO('2026-11-22T10:00:00');
const good: ExemptionFormValues = {
  subject: 'product',
  reason: 'The source ends next year.',
  ticket: '',
  endsOn: '2027-01-31',
};

describe('checkExemptionForm', () => {
  it('takes what the backend takes', () => {
    expect(checkExemptionForm(good, now)).toEqual({});
  });

  it.each<[Partial<ExemptionFormValues>, object]>([
    [{ reason: ' short   ' }, { reason: 'Say why in at least 10 characters' }],
    [{ reason: 'x'.repeat(2001) }, { reason: 'Use at most 2000 characters' }],
    [{ ticket: 'x'.repeat(501) }, { ticket: 'Use at most 500 characters' }],
    [{ endsOn: '' }, { endsOn: 'Choose the last day' }],
    [{ endsOn: '2026-11-22' }, { endsOn: 'Choose a day after today' }],
    [{ endsOn: '2027-11-23' }, { endsOn: 'Choose a day until 2027-11-22' }],
  ])('tells what is wrong with %p', (changes, problems) => {
    expect(checkExemptionForm({ ...good, ...changes }, now)).toEqual(problems);
  });
});

describe('the end', () => {
  it('is the end of the last day where the person is', () => {
    expect(endOf('2027-01-31', latestEnd(now))).toBe(
      DateTime.fromISO('2027-01-31T23:59:59.999').toUTC().toISO(),
    );
  });

  it('is not later than allowed, also on the last day that is', () => {
    const latest = latestEnd(now);
    expect(endProblem('2027-11-22', now, latest)).toBeUndefined();
    expect(Date.parse(endOf('2027-11-22', latest))).toBe(latest.toMillis());
  });
});

describe('problemsIn', () => {
  const refusal = (message: string) =>
    ResponseError.fromResponse(
      new Response(
        JSON.stringify({
          error: { name: 'InputError', message },
          response: { statusCode: 400 },
        }),
        { status: 400, headers: { 'Content-Type': 'application/json' } },
      ),
    );

  it('finds the fields that the backend names', async () => {
    expect(
      problemsIn(
        await refusal(
          'request/body/reason must NOT have fewer than 10 characters; request/body/ticket must be string',
        ),
      ),
    ).toEqual({
      reason: 'must NOT have fewer than 10 characters',
      ticket: 'must be string',
    });
    expect(
      problemsIn(await refusal('endsAt: 2030-01-01 is too far ahead')),
    ).toEqual({ endsOn: '2030-01-01 is too far ahead' });
  });

  it('leaves what belongs to no field', async () => {
    expect(
      problemsIn(await refusal('checkId: does not apply to flights')),
    ).toEqual({});
  });
});

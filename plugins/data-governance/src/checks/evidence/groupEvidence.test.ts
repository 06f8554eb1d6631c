import { groupBySubject } from './groupEvidence';

const old = {
  source: 'data',
  fact: 'fresh',
  subject: 'flights.departed_at',
  message: 'The newest row is older than promised.',
};

describe('groupBySubject', () => {
  it('shows a finding once that explains several facts', () => {
    expect(
      groupBySubject([
        old,
        { ...old, fact: 'ageDays' },
        { ...old, message: 'The oldest row is gone.' },
      ]),
    ).toEqual([
      {
        subject: 'flights.departed_at',
        findings: [old, { ...old, message: 'The oldest row is gone.' }],
      },
    ]);
  });
});

import { Duration } from 'luxon';
import { nextStage, resumeClock, startClock, stopClock } from './clock';

const limits = {
  remindAfter: Duration.fromISO('P2D'),
  escalateAfter: Duration.fromISO('P5D'),
  lapseAfter: Duration.fromISO('P14D'),
};
const start = '2026-11-01T00:00:00.000Z';
const day = (date: number) =>
  `2026-11-${String(date).padStart(2, '0')}T00:00:00.000Z`;

describe('the clock of a step', () => {
  it('reminds, then escalates, then lapses', () => {
    const first = startClock(start, limits);
    expect(first).toEqual({
      silence: { since: start, stage: 'remind', dueAt: day(3) },
      lapsesAt: day(15),
    });
    const second = nextStage(first.silence, limits);
    expect(second.silence).toMatchObject({ stage: 'escalate', dueAt: day(6) });
    const last = nextStage(second.silence, limits);
    expect(last.silence).toMatchObject({ stage: 'lapse', dueAt: day(15) });
  });

  it('leaves out what would come after the end', () => {
    const short = { ...limits, lapseAfter: Duration.fromISO('P3D') };
    const first = startClock(start, short);
    expect(first.silence).toMatchObject({ stage: 'remind' });
    expect(nextStage(first.silence, short).silence).toMatchObject({
      stage: 'lapse',
      dueAt: day(4),
    });
  });

  it('stands still while the requester is asked', () => {
    const { silence } = startClock(start, limits);
    const stopped = stopClock(silence);
    expect(stopped).toEqual({ silence: { since: start, stage: 'remind' } });
    expect(
      resumeClock(stopped.silence, { from: day(2), to: day(12) }, limits),
    ).toEqual({
      silence: { since: day(11), stage: 'remind', dueAt: day(13) },
      lapsesAt: day(25),
    });
  });
});

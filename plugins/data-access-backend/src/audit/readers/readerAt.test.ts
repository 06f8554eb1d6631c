import { AccessEvent } from '@meshport/backstage-plugin-data-access-common';
import { readerAt } from './readerAt';

const CHEN = 'user:default/chen';
const OLIVIA = 'user:default/olivia';
const GRACE = 'user:default/grace';

const hour = (n: number) => new Date(Date.UTC(2026, 0, 1, n)).toISOString();

/** Events at the hours 1, 2, 3, … */
function log(...events: Partial<AccessEvent>[]): AccessEvent[] {
  return events.map((event, index) => ({
    sequence: index + 1,
    requestId: 'r',
    type: 'request.submitted',
    actor: CHEN,
    at: hour(index + 1),
    toState: 'pending',
    ...event,
  }));
}

const submitted = {
  purpose: 'research',
  details: {
    product: 'dataproduct:default/flights',
    port: 'flights',
    version: '1.0.0',
    holder: 'group:default/safety',
  },
};
const approved = {
  type: 'request.approved',
  actor: GRACE,
  toState: 'approved' as const,
  details: { approvedBy: [OLIVIA, GRACE] },
};
const requested = {
  grantId: 'g',
  type: 'grant.requested',
  actor: GRACE,
  toState: 'granting' as const,
  details: {
    platform: 'warehouse',
    principal: 'safety_team',
    filter: {
      columns: ['origin'],
      rows: [{ column: 'origin', values: ['ATL', 'JFK'] }],
    },
  },
};
const activated = {
  grantId: 'g',
  type: 'grant.activated',
  actor: 'system',
  toState: 'active' as const,
  details: { expiresAt: hour(20) },
};
const ended = { ...activated, type: 'grant.ended', details: {} };

const at = (events: AccessEvent[], n: number) =>
  readerAt('g', events, Date.parse(hour(n)));

describe('readerAt', () => {
  const events = log(submitted, approved, requested, activated, ended);

  it('says who could read what, on whose approval, for what', () => {
    expect(at(events, 4)).toEqual({
      product: 'dataproduct:default/flights',
      port: 'flights',
      version: '1.0.0',
      grantId: 'g',
      requestId: 'r',
      holder: 'group:default/safety',
      principal: 'safety_team',
      platform: 'warehouse',
      columns: ['origin'],
      rows: 'origin is ATL or JFK',
      purpose: 'research',
      requester: CHEN,
      approvedBy: [OLIVIA, GRACE],
      from: hour(4),
      until: hour(5),
      ended: true,
    });
  });

  it.each([
    [1, false],
    [3, false],
    [4, true],
    [5, false],
    [99, false],
  ])('at hour %i: %p', (n, readable) => {
    expect(at(events, n) !== undefined).toBe(readable);
  });

  it('says when a living right is to end, and goes on past it until the engine has confirmed the end', () => {
    const living = events.slice(0, 4);
    expect(at(living, 10)).toMatchObject({ until: hour(20), ended: false });
    expect(at(living, 30)).toMatchObject({ until: hour(20), ended: false });
  });

  it('leaves out while the engine said that the right was gone', () => {
    const drifted = { ...activated, type: 'grant.drifted' };
    const story = (state: string) =>
      log(
        submitted,
        approved,
        requested,
        activated,
        {
          ...drifted,
          details: { evidence: { state } },
        },
        { ...activated, type: 'grant.recovered' },
      );
    expect(at(story('absent'), 5)).toBeUndefined();
    expect(at(story('absent'), 6)).toBeDefined();
    expect(at(story('differs'), 5)).toBeDefined();
  });

  it('tells of a renewal what was known at the moment', () => {
    const renewed = log(
      submitted,
      approved,
      requested,
      activated,
      { requestId: 'r-2', ...approved, details: { approvedBy: ['system'] } },
      {
        ...activated,
        type: 'grant.extended',
        details: { expiresAt: hour(40), renewal: 'r-2' },
      },
    );
    expect(at(renewed, 5)).toMatchObject({
      until: hour(20),
      approvedBy: [OLIVIA, GRACE],
    });
    expect(at(renewed, 6)).toMatchObject({
      until: hour(40),
      approvedBy: [OLIVIA, GRACE, 'system'],
    });
  });

  it('reads events of before there were holders and several approvers', () => {
    const old = log(
      { details: { ...submitted.details, holder: undefined, purpose: 'old' } },
      { ...approved, actor: OLIVIA, details: undefined },
      { ...requested, details: { platform: 'warehouse', principal: 'chen' } },
      activated,
    );
    expect(at(old, 4)).toMatchObject({
      holder: CHEN,
      purpose: 'old',
      approvedBy: [OLIVIA],
    });
  });

  it('leaves an erased purpose empty', () => {
    const erased = log(
      { ...submitted, purpose: undefined, erased: true },
      approved,
      requested,
      activated,
    );
    expect(at(erased, 4)?.purpose).toBe('');
  });
});

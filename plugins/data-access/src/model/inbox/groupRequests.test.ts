import { AccessRequest } from '@meshport/backstage-plugin-data-access-common';
import { AccessFilter } from '@meshport/backstage-plugin-data-mesh-common';
import fc from 'fast-check';
import { makeRequest } from '../../__testUtils__/fixtures';
import { groupRequests } from './groupRequests';
import { likenessKey } from './traits';

let count = 0;
function request(changes: Partial<AccessRequest> = {}): AccessRequest {
  count += 1;
  return makeRequest({ id: `request-${count}`, ...changes });
}

const ids = (requests: AccessRequest[]) => requests.map(({ id }) => id);

describe('groupRequests', () => {
  it('puts like requests together and apart from others', () => {
    const [a, b, c, d, e] = [
      request({ purpose: 'A' }),
      request({ purpose: 'B' }),
      request({ purpose: 'A' }),
      request({ purpose: 'B' }),
      request({ purpose: 'A', version: '2.0.0' }),
    ];
    const groups = groupRequests([a, b, c, d, e]);
    expect(groups.map(group => ids(group.alike))).toEqual(
      [[a, c], [b, d], [e]].map(ids),
    );
    expect(groups.flatMap(group => group.odd)).toEqual([]);
  });

  it.each([
    [
      { purpose: 'Marketing' },
      'for the purpose “Marketing”',
      'for the purpose “Safety analysis”',
    ],
    [
      { holder: 'dataproduct:default/delays' },
      'for a data product',
      'for a person',
    ],
    [{ holder: 'group:default/safety' }, 'for a team', 'for a person'],
    [
      { filter: { columns: ['a', 'b'] } },
      'for 2 columns: a, b',
      'for all columns',
    ],
    [
      { filter: { rows: [{ column: 'state', values: ['CA', 'NY'] }] } },
      'for rows where state is CA or NY',
      'for all rows',
    ],
    [{ duration: 'P1Y' }, 'for 1 year', 'for 30 days'],
    [{ renews: 'request-0' }, 'to prolong a right', 'for a new right'],
  ])('finds the one with %j and says why', (changes, own, others) => {
    const usual = [request(), request(), request()];
    const odd = request(changes);
    expect(groupRequests([usual[0], odd, usual[1], usual[2]])).toMatchObject([
      {
        alike: ids(usual).map(id => ({ id })),
        odd: [
          { request: { id: odd.id }, differences: [{ this: own, others }] },
        ],
      },
    ]);
  });

  it('says all in which one differs', () => {
    const odd = request({
      purpose: 'Marketing',
      filter: { columns: ['a'] },
      duration: 'P1Y',
    });
    const [group] = groupRequests([request(), odd, request()]);
    expect(group.odd[0].differences.map(item => item.this)).toEqual([
      'for the purpose “Marketing”',
      'for 1 column: a',
      'for 1 year',
    ]);
  });

  it('calls none of two odd, nor any of those that all differ', () => {
    const two = [request(), request({ duration: 'P7D' })];
    expect(groupRequests(two)).toMatchObject([{ odd: [] }]);
    const many = ['P1D', 'P2D', 'P3D', 'P4D'];
    expect(
      groupRequests(many.map(duration => request({ duration }))),
    ).toMatchObject([{ odd: [] }]);
  });

  it('takes a filter in another order for the same', () => {
    const [first, second] = [
      request({ filter: { columns: ['a', 'b'], rows: rows('x', 'y') } }),
      request({ filter: { columns: ['b', 'a'], rows: rows('y', 'x') } }),
    ];
    expect(groupRequests([first, second])).toHaveLength(1);
  });
});

function rows(...values: string[]) {
  return [{ column: 'state', values }];
}

const anyRequest = fc
  .record({
    port: fc.constantFrom('flights', 'daily'),
    purpose: fc.constantFrom('A', 'B', 'C'),
    holder: fc.constantFrom(
      'user:default/a',
      'user:default/b',
      'group:default/a',
      'dataproduct:default/a',
    ),
    duration: fc.constantFrom('P7D', 'P30D'),
    filter: fc.constantFrom<(AccessFilter | undefined)[]>(
      undefined,
      { columns: ['a'] },
      { columns: ['a', 'b'] },
      { rows: rows('x') },
    ),
    renews: fc.constantFrom(undefined, undefined, 'request-0'),
  })
  .map(changes => makeRequest(changes));

const inbox = fc
  .array(anyRequest, { maxLength: 30 })
  .map(items => items.map((item, index) => ({ ...item, id: `r-${index}` })));

describe('any inbox', () => {
  it('has each request in exactly one group, under its port', () => {
    fc.assert(
      fc.property(inbox, requests => {
        const groups = groupRequests(requests);
        const shown = groups.flatMap(({ alike, odd }) => [
          ...alike,
          ...odd.map(item => item.request),
        ]);
        expect(ids(shown).sort()).toEqual(ids(requests).sort());
        for (const { alike, odd } of groups) {
          const ports = [...alike, ...odd.map(item => item.request)].map(
            ({ port }) => port,
          );
          expect(new Set(ports).size).toBe(1);
        }
        expect(new Set(groups.map(({ key }) => key)).size).toBe(groups.length);
      }),
    );
  });

  it('has only like requests beside one another, and reasons for the odd', () => {
    fc.assert(
      fc.property(inbox, requests => {
        for (const { alike, odd } of groupRequests(requests)) {
          expect(new Set(alike.map(likenessKey)).size).toBe(1);
          for (const { differences } of odd) {
            expect(alike.length).toBeGreaterThan(1);
            expect(differences.length).toBeGreaterThan(0);
            for (const { this: own, others } of differences) {
              expect(own).not.toBe(others);
            }
          }
        }
      }),
    );
  });

  it('is grouped the same in any order', () => {
    const setsOf = (requests: AccessRequest[]) =>
      groupRequests(requests)
        .map(({ key, alike, odd }) => [
          key,
          ids(alike).sort(),
          ids(odd.map(item => item.request)).sort(),
        ])
        .sort();
    fc.assert(
      fc.property(
        inbox.chain(requests =>
          fc.tuple(
            fc.constant(requests),
            fc.shuffledSubarray(requests, { minLength: requests.length }),
          ),
        ),
        ([requests, shuffled]) => {
          expect(setsOf(shuffled)).toEqual(setsOf(requests));
        },
      ),
    );
  });
});

import fc from 'fast-check';
import { CHECK_STATUSES } from '@meshport/backstage-plugin-data-governance-common';
import {
  changeMeshView,
  isNarrowed,
  MESH_ORDERS,
  MeshView,
  meshSearch,
  NOT_NARROWED,
  readMeshView,
  toHeatMapQuery,
  toMeshQuery,
  writeMeshView,
} from './meshView';

const texts = fc.uniqueArray(fc.string({ minLength: 1 }));
const views: fc.Arbitrary<MeshView> = fc.record({
  domains: texts,
  owners: texts,
  levels: texts,
  scorecard: fc.option(fc.string({ minLength: 1 }), { nil: undefined }),
  checkId: fc.option(fc.string({ minLength: 1 }), { nil: undefined }),
  statuses: fc.subarray([...CHECK_STATUSES]),
  text: fc.string(),
  order: fc.constantFrom(...MESH_ORDERS),
  layout: fc.constantFrom('heat-map', 'list'),
  page: fc.nat(1000),
});

function viewOf(address: string): MeshView {
  return readMeshView(new URLSearchParams(address));
}

describe('a view of the mesh', () => {
  it('comes back from the address as it was, beside what else is there', () => {
    fc.assert(
      fc.property(views, view => {
        const address = writeMeshView(
          new URLSearchParams('tab=1&domain=old'),
          view,
        ).toString();
        const read = new URLSearchParams(address);
        expect(readMeshView(read)).toEqual(view);
        expect(read.get('tab')).toBe('1');
      }),
    );
  });

  it('can be read from any address, and is usual where nothing is said', () => {
    fc.assert(
      fc.property(fc.string(), address => {
        expect(() => viewOf(address)).not.toThrow();
      }),
    );
    expect(viewOf('page=0&sort=magic&status=gone&view=cards')).toEqual(
      viewOf(''),
    );
    expect(meshSearch({})).toBe('');
    expect(meshSearch({ layout: 'list', levels: ['none'] })).toBe(
      '?level=none&view=list',
    );
  });

  it('asks for the open statuses of a check that is chosen', () => {
    const view = changeMeshView(viewOf('scorecard=s&page=3'), {
      checkId: 'is-fresh',
    });
    expect(view).toMatchObject({ statuses: ['fail', 'unknown'], page: 0 });
    expect(changeMeshView(view, { checkId: undefined }).statuses).toEqual([]);
    expect(changeMeshView(view, { statuses: ['exempt'] }).statuses).toEqual([
      'exempt',
    ]);
  });

  it('lets go of the check with its scorecard', () => {
    const view = viewOf('scorecard=s&check=c&status=fail&q=fly');
    expect(changeMeshView(view, { scorecard: 'other' })).toMatchObject({
      checkId: undefined,
      statuses: [],
      text: 'fly',
    });
  });

  it('stays on its page when only the layout changes', () => {
    const view = viewOf('page=3');
    expect(changeMeshView(view, { layout: 'list' }).page).toBe(2);
    expect(changeMeshView(view, { text: 'fly' }).page).toBe(0);
  });

  it('is not narrowed any more after clearing', () => {
    fc.assert(
      fc.property(views, view => {
        expect(isNarrowed(changeMeshView(view, NOT_NARROWED))).toBe(false);
      }),
    );
  });

  it('becomes a question without what says nothing', () => {
    expect(
      JSON.parse(
        JSON.stringify(toMeshQuery(viewOf('check=c&status=fail&q= '))),
      ),
    ).toEqual({});
    expect(
      toHeatMapQuery(
        viewOf('check=c&status=fail&page=2'),
        'scorecard:default/s',
      ),
    ).toMatchObject({
      scorecard: 'scorecard:default/s',
      checkId: 'c',
      statuses: ['fail'],
      limit: 2000,
      offset: 2000,
    });
  });
});

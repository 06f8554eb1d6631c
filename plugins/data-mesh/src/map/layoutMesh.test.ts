import fc from 'fast-check';
import { anyMesh, anyOpen } from './__testUtils__/anyMesh';
import { exampleMap, mapFlow, mapProduct } from '../__testUtils__/mesh';
import { nodeSize } from './diagram';
import { boundsOf, layoutMesh, Placement } from './layoutMesh';
import { MeshModel, meshModel } from './meshModel';
import { usuallyOpen, visibleMesh, withAncestors } from './visibleMesh';

function layOut(model: MeshModel, open: Iterable<string>) {
  const mesh = visibleMesh(model, new Set(open));
  return {
    mesh,
    ...layoutMesh(mesh, node => nodeSize(model, node)),
  };
}

/** The library calculates with fractions. */
const TOLERANCE = 0.01;

function overlap(a: Placement, b: Placement): boolean {
  return (
    a.x + a.width > b.x + TOLERANCE &&
    b.x + b.width > a.x + TOLERANCE &&
    a.y + a.height > b.y + TOLERANCE &&
    b.y + b.height > a.y + TOLERANCE
  );
}

/** Placements by the domain that they are in. */
function families(placements: ReadonlyMap<string, Placement>) {
  const found = new Map<string | undefined, Placement[]>();
  placements.forEach(placement =>
    found.set(placement.parent, [
      ...(found.get(placement.parent) ?? []),
      placement,
    ]),
  );
  return found;
}

describe('layoutMesh', () => {
  it('never lets two nodes overlap or one leave its domain', () => {
    fc.assert(
      fc.property(anyMesh, anyOpen, (map, open) => {
        const { placements } = layOut(meshModel(map), open);
        families(placements).forEach((family, parent) => {
          // The whole drawing is as big as it has to be.
          const { width = Infinity, height = Infinity } =
            (parent && placements.get(parent)) || {};
          family.forEach((a, index) => {
            expect(Math.min(a.x, a.y)).toBeGreaterThanOrEqual(-TOLERANCE);
            expect(a.x + a.width).toBeLessThanOrEqual(width + TOLERANCE);
            expect(a.y + a.height).toBeLessThanOrEqual(height + TOLERANCE);
            family
              .slice(index + 1)
              .forEach(b => expect(overlap(a, b)).toBe(false));
          });
        });
      }),
      { numRuns: 60 },
    );
  });

  it('places everything that is drawn, always in the same way', () => {
    fc.assert(
      fc.property(anyMesh, anyOpen, (map, open) => {
        const once = layOut(meshModel(map), open);
        const count = (nodes: typeof once.mesh.nodes): number =>
          nodes.reduce((sum, node) => sum + 1 + count(node.children), 0);
        expect(once.placements.size).toBe(count(once.mesh.nodes));
        expect(layOut(meshModel(map), open).placements).toEqual(
          once.placements,
        );
      }),
      { numRuns: 30 },
    );
  });

  it('draws flows from left to right', () => {
    const model = meshModel(exampleMap);
    const { placements } = layOut(model, usuallyOpen(model));
    const left = (ref: string) => placements.get(ref)?.x ?? NaN;
    expect(left('domain:default/flight-operations')).toBeLessThan(
      left('domain:default/safety'),
    );
    expect(left('dataproduct:default/bird-strikes')).toBeLessThan(
      left('dataproduct:default/strike-risk'),
    );
  });

  it('fits the example mesh, all open, on one screen readably', () => {
    const model = meshModel(exampleMap);
    const { placements } = layOut(model, usuallyOpen(model));
    const { width, height } = boundsOf({ placements }, placements.keys());
    // A laptop leaves about 1,000 by 500 pixels; from a zoom of 0.55 on the
    // small print is drawn.
    expect(Math.min(1000 / width, 500 / height)).toBeGreaterThan(0.6);
  });

  it('knows where things in domains are on the drawing', () => {
    const model = meshModel(exampleMap);
    const layout = layOut(model, usuallyOpen(model));
    const safety = layout.placements.get('domain:default/safety')!;
    const risk = layout.placements.get('dataproduct:default/strike-risk')!;
    expect(boundsOf(layout, ['dataproduct:default/strike-risk'])).toEqual({
      x: safety.x + risk.x,
      y: safety.y + risk.y,
      width: risk.width,
      height: risk.height,
    });
  });

  it('places 1,000 products with 1,500 flows in a second or two', () => {
    const count = 1000;
    const model = meshModel({
      domains: [],
      products: Array.from({ length: count }, (_, number) =>
        mapProduct(`p${number}`, `d${number % 20}`),
      ),
      flows: Array.from({ length: 1.5 * count }, (_, number) =>
        mapFlow(
          `p${(number * 7919) % count}`,
          `p${(number * 104729 + 1) % count}`,
        ),
      ),
    });
    const closed = layOut(model, []);
    expect(closed.placements.size).toBe(20);

    const before = performance.now();
    const all = layOut(model, withAncestors(model, [...model.domains.keys()]));
    expect(all.placements.size).toBe(1020);
    expect(performance.now() - before).toBeLessThan(10_000);
  });

  it('cuts circles among more nodes than the library orders in time', () => {
    const names = Array.from({ length: 200 }, (_, number) => `p${number}`);
    const model = meshModel({
      domains: [],
      products: names.map(name => mapProduct(name, 'd')),
      flows: names.map((name, number) =>
        mapFlow(name, names[(number + 1) % names.length]),
      ),
    });
    const { placements } = layOut(model, ['domain:default/d']);
    const inside = families(placements).get('domain:default/d') ?? [];
    expect(inside).toHaveLength(200);
    inside.forEach((a, index) =>
      inside.slice(index + 1).forEach(b => expect(overlap(a, b)).toBe(false)),
    );
  });
});

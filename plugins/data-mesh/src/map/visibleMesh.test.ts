import fc from 'fast-check';
import { anyMesh, anyOpen } from './__testUtils__/anyMesh';
import { exampleMap, mapFlow, mapProduct } from '../__testUtils__/mesh';
import { meshModel } from './meshModel';
import {
  usuallyOpen,
  visibleMesh,
  VisibleNode,
  withAncestors,
} from './visibleMesh';

const short = (ref: string) => ref.split('/')[1];

function shown(open: string[], map = exampleMap) {
  const { nodes, edges } = visibleMesh(
    meshModel(map),
    new Set(open.map(name => `domain:default/${name}`)),
  );
  const outline = (node: VisibleNode): string =>
    node.open
      ? `${short(node.id)}(${node.children.map(outline).join(' ')})`
      : short(node.id);
  return {
    nodes: nodes.map(outline),
    edges: edges.map(
      ({ source, port, target, flows }) =>
        `${short(source)}${port ? `:${port}` : ''} > ${short(target)} ${
          flows.length
        }`,
    ),
  };
}

describe('visibleMesh', () => {
  it('draws one arrow between two closed domains, whatever flows in it', () => {
    expect(shown([])).toEqual({
      nodes: ['airports', 'flight-operations', 'safety', 'weather'],
      edges: ['flight-operations > safety 1', 'airports > safety 1'],
    });
  });

  it('draws the ports that flows start at when a domain is open', () => {
    expect(shown(['flight-operations'])).toEqual({
      nodes: [
        'airports',
        'flight-operations(departure-delays flights)',
        'safety',
        'weather',
      ],
      edges: [
        'flights:main@1.0.0 > departure-delays 1',
        'flights:main@1.0.0 > safety 1',
        'airports > safety 1',
      ],
    });
  });

  it('opens a sub-domain inside its domain only', () => {
    const map = {
      domains: [
        { ref: 'domain:default/outer', title: 'outer' },
        {
          ref: 'domain:default/inner',
          title: 'inner',
          parent: 'domain:default/outer',
        },
      ],
      products: [mapProduct('a', 'outer'), mapProduct('b', 'inner')],
      flows: [mapFlow('a', 'b')],
    };
    expect(shown(['inner'], map)).toEqual({ nodes: ['outer'], edges: [] });
    expect(shown(['outer'], map)).toEqual({
      nodes: ['outer(inner a)'],
      edges: ['a:main@1.0.0 > inner 1'],
    });
    expect(withAncestors(meshModel(map), ['domain:default/inner'])).toEqual(
      new Set(['domain:default/outer', 'domain:default/inner']),
    );
  });

  it('loses no flow: each is in one arrow, or inside a closed domain', () => {
    fc.assert(
      fc.property(anyMesh, anyOpen, (map, open) => {
        const model = meshModel(map);
        const { nodes, edges } = visibleMesh(model, new Set(open));
        const drawn = edges.flatMap(edge => edge.flows);
        expect(new Set(drawn).size).toBe(drawn.length);

        const ids = new Set<string>();
        const walk = (list: VisibleNode[]) =>
          list.forEach(node => {
            expect(ids.has(node.id)).toBe(false);
            ids.add(node.id);
            walk(node.children);
          });
        walk(nodes);
        edges.forEach(({ source, target }) => {
          expect(ids.has(source) && ids.has(target)).toBe(true);
          expect(source).not.toBe(target);
        });
        const hidden = model.flows.filter(flow => !drawn.includes(flow));
        hidden.forEach(({ from, to }) =>
          expect(from === to || !ids.has(from) || !ids.has(to)).toBe(true),
        );
      }),
    );
  });
});

describe('usuallyOpen', () => {
  it('is all of a small mesh and nothing of a big one', () => {
    expect(usuallyOpen(meshModel(exampleMap))).toHaveLength(4);
    const many = Array.from({ length: 31 }, (_, n) => mapProduct(`p${n}`, 'd'));
    expect(
      usuallyOpen(meshModel({ domains: [], products: many, flows: [] })),
    ).toEqual([]);
  });
});

import { exampleMap, mapProduct } from '../__testUtils__/mesh';
import {
  DRAWN_PORTS,
  lightEdgesOf,
  meshDiagram,
  nodeSize,
  nodesToSee,
} from './diagram';
import { layoutMesh } from './layoutMesh';
import { meshModel } from './meshModel';
import { visibleMesh } from './visibleMesh';

function draw(open: string[], chosen?: string, map = exampleMap) {
  const model = meshModel(map);
  const mesh = visibleMesh(
    model,
    new Set(open.map(name => `domain:default/${name}`)),
  );
  return meshDiagram(
    model,
    mesh,
    layoutMesh(mesh, node => nodeSize(model, node)),
    chosen && `dataproduct:default/${chosen}`,
  );
}

describe('meshDiagram', () => {
  it('puts domains before what is in them, which the library asks for', () => {
    const { nodes } = draw(['safety', 'flight-operations']);
    const before = new Set<string | undefined>([undefined]);
    nodes.forEach(({ id, parentId }) => {
      expect(before).toContain(parentId);
      before.add(id);
    });
    expect(nodes.filter(({ parentId }) => parentId)).toHaveLength(4);
  });

  it('starts arrows at the port that is read', () => {
    const { nodes, edges } = draw(['flight-operations']);
    const flight = edges.find(edge => edge.target.endsWith('departure-delays'));
    expect(flight?.sourceHandle).toBe('main@1.0.0');
    const source = nodes.find(node => node.id === flight?.source);
    expect(source?.handles?.map(handle => handle.id)).toContain('main@1.0.0');
  });

  it('starts arrows of ports that are not drawn at the product', () => {
    const ports = Array.from({ length: DRAWN_PORTS + 3 }, (_, n) => `p${n}`);
    const { nodes, edges } = draw(['d'], undefined, {
      domains: [],
      products: [mapProduct('many', 'd', ports), mapProduct('reader', 'd')],
      flows: [
        {
          from: 'dataproduct:default/many',
          port: ports[DRAWN_PORTS],
          portVersion: '1.0.0',
          to: 'dataproduct:default/reader',
        },
      ],
    });
    expect(edges[0].sourceHandle).toBe('out');
    const many = nodes.find(node => node.id === 'dataproduct:default/many');
    const lowest = Math.max(...(many?.handles ?? []).map(handle => handle.y));
    expect(lowest).toBeLessThan(many?.height ?? 0);
  });

  it('lifts the ways of the product that is looked at', () => {
    const { nodes, edges } = draw(['safety', 'flight-operations'], 'flights');
    const emphasis = Object.fromEntries(
      nodes.map(({ id, data }) => [id.split('/')[1], data.emphasis]),
    );
    expect(emphasis).toEqual({
      'flight-operations': 'usual',
      safety: 'usual',
      flights: 'chosen',
      'departure-delays': 'related',
      'strike-risk': 'related',
      'bird-strikes': 'faded',
      airports: 'faded',
      weather: 'faded',
    });
    const lit = edges.filter(({ style }) => style?.opacity === 1);
    expect(lit.map(({ target }) => target.split('/')[1]).sort()).toEqual([
      'departure-delays',
      'strike-risk',
    ]);
  });

  it('lifts a closed domain with a product on the way', () => {
    const { nodes } = draw(['safety'], 'strike-risk');
    const emphasis = (name: string) =>
      nodes.find(({ id }) => id === `domain:default/${name}`)?.data.emphasis;
    expect(emphasis('flight-operations')).toBe('related');
    expect(emphasis('weather')).toBe('faded');
  });
});

describe('a mesh with more arrows than are readable', () => {
  const names = Array.from({ length: 12 }, (_, number) => `p${number}`);
  const dense = {
    domains: [],
    products: names.map(name => mapProduct(name, name)),
    flows: names.flatMap(from =>
      names
        .filter(to => to !== from)
        .map(to => ({
          from: `dataproduct:default/${from}`,
          to: `dataproduct:default/${to}`,
        })),
    ),
  };

  it('is drawn with faint arrows until one points at a node', () => {
    const { edges } = draw([], undefined, dense);
    const opacities = (drawn: typeof edges) => [
      ...new Set(drawn.map(({ style }) => style?.opacity)),
    ];
    expect(opacities(edges)).toEqual([0.15]);

    const lit = lightEdgesOf(edges, 'domain:default/p3').filter(
      ({ style }) => style?.opacity === 1,
    );
    expect(lit).toHaveLength(22);
    expect(lightEdgesOf(edges, undefined)).toBe(edges);
  });

  it('is placed as compactly as a screen', () => {
    const { nodes } = draw([], undefined, dense);
    const right = Math.max(...nodes.map(({ position }) => position.x));
    const bottom = Math.max(...nodes.map(({ position }) => position.y));
    expect(right).toBeLessThan(1200);
    expect(bottom).toBeLessThan(900);
  });
});

describe('nodesToSee', () => {
  const idsOf = (nodes: ReturnType<typeof draw>['nodes'], opened?: string) =>
    nodesToSee(nodes, opened).map(({ id }) => id.split('/')[1]);

  it('is all of a mesh that is readable', () => {
    const { nodes } = draw(['safety']);
    expect(idsOf(nodes)).toHaveLength(nodes.length);
  });

  it('is the domain that was opened last', () => {
    const { nodes } = draw(['safety']);
    expect(idsOf(nodes, 'domain:default/safety')).toEqual(['safety']);
  });

  it('is what lies on the ways of the chosen product', () => {
    const { nodes } = draw(['safety'], 'bird-strikes');
    expect(idsOf(nodes, 'domain:default/weather')).toEqual([
      'bird-strikes',
      'strike-risk',
    ]);
  });

  it('is what is open in a big drawing', () => {
    const { nodes } = draw(['d0'], undefined, {
      domains: [],
      products: Array.from({ length: 120 }, (_, number) =>
        mapProduct(`p${number}`, `d${number % 60}`),
      ),
      flows: [],
    });
    expect(idsOf(nodes)).toEqual(['d0']);
  });
});

import { exampleMap, mapProduct } from '../testing/mesh';
import { DRAWN_PORTS, meshDiagram, nodeSize } from './diagram';
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

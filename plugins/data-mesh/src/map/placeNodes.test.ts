import fc from 'fast-check';
import { placeNodes } from './placeNodes';
import { laneKey, Waypoint } from './placing';

/** The points with a level of their own. */
function heights(points: Waypoint[] = []) {
  return points.flatMap(({ x, y }) =>
    typeof y === 'number' ? [{ x, y }] : [],
  );
}

/** Boxes of any size with flows between them and over the border. */
const anyFlows = fc
  .record({
    sizes: fc.array(
      fc.record({
        width: fc.integer({ min: 50, max: 900 }),
        height: fc.integer({ min: 40, max: 600 }),
      }),
      { minLength: 1, maxLength: 12 },
    ),
    links: fc.array(fc.tuple(fc.nat(50), fc.nat(50)), { maxLength: 25 }),
    entered: fc.array(fc.nat(50), { maxLength: 5 }),
    left: fc.array(fc.nat(50), { maxLength: 5 }),
  })
  .map(({ sizes, links, entered, left }) => {
    const id = (number: number) => `b${number % sizes.length}`;
    return {
      boxes: sizes.map((size, number) => ({ id: id(number), ...size })),
      flows: {
        links: links
          .map(([a, b]) => ({ source: id(a), target: id(b) }))
          .filter(({ source, target }) => source !== target),
        entered: new Set(entered.map(id)),
        left: new Set(left.map(id)),
      },
    };
  });

describe('placeNodes', () => {
  it('leaves the ways of arrows free of boxes', () => {
    fc.assert(
      fc.property(anyFlows, ({ boxes, flows }) => {
        const placing = placeNodes(boxes, flows);
        placing.lanes.forEach(points =>
          heights(points).forEach(({ x, y }) =>
            placing.boxes.forEach(box =>
              expect(
                x > box.x + 0.01 &&
                  x < box.x + box.width - 0.01 &&
                  y > box.y + 0.01 &&
                  y < box.y + box.height - 0.01,
              ).toBe(false),
            ),
          ),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('leads an arrow around the box between its ends', () => {
    const box = (id: string) => ({ id, width: 200, height: 100 });
    const { boxes, lanes } = placeNodes([box('a'), box('b'), box('c')], {
      links: [
        { source: 'a', target: 'b' },
        { source: 'b', target: 'c' },
        { source: 'a', target: 'c' },
      ],
      entered: new Set(),
      left: new Set(),
    });
    const middle = boxes.find(({ id }) => id === 'b')!;
    const beside = heights(lanes.get(laneKey('a', 'c')));
    expect(beside.map(({ x }) => x)).toEqual([
      middle.x,
      middle.x + middle.width,
    ]);
    beside.forEach(({ y }) =>
      expect(y < middle.y || y > middle.y + middle.height).toBe(true),
    );
  });

  it('leads an arrow from outside around what comes before its end', () => {
    const box = (id: string) => ({ id, width: 200, height: 100 });
    const { boxes, lanes } = placeNodes([box('a'), box('b')], {
      links: [{ source: 'a', target: 'b' }],
      entered: new Set(['b']),
      left: new Set(['a']),
    });
    const [a, b] = boxes;
    const arriving = lanes.get(laneKey(undefined, 'b'));
    expect(heights(arriving).map(({ x }) => x)).toEqual([a.x, a.x + a.width]);
    expect(arriving?.pop()).toEqual({ x: b.x, y: 'as after' });
    const leaving = lanes.get(laneKey('a'));
    expect(heights(leaving).map(({ x }) => x)).toEqual([b.x, b.x + b.width]);
    expect(leaving?.shift()).toEqual({ x: a.x + a.width, y: 'as before' });
  });
});

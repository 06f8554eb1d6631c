import { routePath, routePoints } from './routePath';

describe('routePath', () => {
  it('is a curve, level at both ends', () => {
    expect(
      routePath([
        { x: 0, y: 0 },
        { x: 100, y: 50 },
      ]),
    ).toBe('M0,0 C50,0 50,50 100,50');
  });

  it('goes through every point on the way', () => {
    const path = routePath([
      { x: 0, y: 0 },
      { x: 40, y: 10 },
      { x: 60, y: 10 },
      { x: 100, y: 50 },
    ]);
    expect(path).toBe(
      'M0,0 C20,0 20,10 40,10 C50,10 50,10 60,10 C80,10 80,50 100,50',
    );
  });

  it('swings around to a target at the left', () => {
    expect(
      routePath([
        { x: 100, y: 0 },
        { x: 0, y: 50 },
      ]),
    ).toBe('M100,0 C140,0 -40,50 0,50');
  });
});

describe('routePoints', () => {
  it('is level with what comes before and after in each column', () => {
    expect(
      routePoints(
        { x: 0, y: 10 },
        [
          { x: 5, y: 'as before' },
          { x: 20, y: 30 },
          { x: 40, y: 30 },
          { x: 45, y: 'as before' },
          { x: 60, y: 'as after' },
          { x: 70, y: 'as after' },
        ],
        { x: 80, y: 50 },
      ).map(({ y }) => y),
    ).toEqual([10, 10, 30, 30, 30, 50, 50, 50]);
  });
});

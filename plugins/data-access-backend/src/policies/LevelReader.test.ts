import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import {
  aPolicy,
  aRule,
  anInput,
  policiesOver,
} from './__testUtils__/policies';

describe('the levels of a product', () => {
  let server: Server;
  let status: number;
  let asked: (string | undefined)[];

  beforeEach(async () => {
    status = 200;
    asked = [];
    server = createServer((request, response) => {
      asked.push(request.url);
      response.writeHead(status, { 'Content-Type': 'application/json' });
      const levels = [{ name: 'bronze' }, { name: 'silver' }];
      response.end(
        JSON.stringify({
          scorecards: [
            { scorecard: 'scorecard:default/basics', level: 'silver', levels },
            { scorecard: 'scorecard:safety/own', levels },
          ],
        }),
      );
    });
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
  });

  afterEach(() => {
    server.close();
  });

  function decide(when: string) {
    const { port } = server.address() as AddressInfo;
    const { policies } = policiesOver(
      [aPolicy([aRule('a', 'deny', { when })])],
      {
        governance: `http://127.0.0.1:${port}`,
      },
    );
    return policies.decide(anInput());
  }

  it('are those of its scorecards, by their names', async () => {
    const { outcome, inputs } = await decide(
      "levels['basics'].rank == 2 && levels['safety/own'].rank == 0 && !('other' in levels)",
    );
    expect(outcome).toBe('deny');
    expect(inputs.levels).toEqual({
      basics: { name: 'silver', rank: 2 },
      'safety/own': { name: '', rank: 0 },
    });
    expect(asked).toEqual(['/products/default/strikes']);
  });

  it('are none for a product that was not measured', async () => {
    status = 404;
    expect(await decide("!('basics' in levels)")).toMatchObject({
      outcome: 'deny',
      inputs: { levels: {} },
    });
  });

  it('are not known while the scorecards cannot be asked', async () => {
    status = 500;
    const { rules } = await decide("!('basics' in levels)");
    expect(rules[0].result).toBe('unknown');
  });

  it('are not asked for when no rule reads them', async () => {
    await decide('true');
    expect(asked).toEqual([]);
  });
});

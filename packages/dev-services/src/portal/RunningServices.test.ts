import { RunningServices } from './RunningServices';

describe('RunningServices', () => {
  it('stops the last one first, all of them, and once', async () => {
    const stopped: string[] = [];
    const services = new RunningServices();
    for (const name of ['database', 'sign-in', 'backend']) {
      await services.add(async () => {
        stopped.push(name);
        if (name === 'sign-in') {
          throw new Error('It hangs');
        }
      });
    }
    await expect(services.stop()).rejects.toThrow('It hangs');
    await services.stop();
    expect(stopped).toEqual(['backend', 'sign-in', 'database']);
  });

  it('stops at once what starts too late', async () => {
    const services = new RunningServices();
    await services.stop();
    const stop = jest.fn().mockResolvedValue(undefined);
    await services.add(stop);
    expect(stop).toHaveBeenCalledTimes(1);
  });
});

import { ResponseError } from '@backstage/errors';
import { TestApiProvider } from '@backstage/frontend-test-utils';
import { SignalApi, signalApiRef } from '@backstage/plugin-signals-react';
import { act, renderHook, waitFor } from '@testing-library/react';
import { ReactNode } from 'react';
import { LiveOptions, useLive } from './useLive';

// What is shown is of one kind; signals about others don't matter.
const OPTIONS = {
  channel: 'things',
  concerns: ({ of }: { of: string }) => of === 'mine',
};

/** Questions that are answered when the test says so. */
function questions() {
  const open = new Map<
    string,
    { answer: (text: string) => void; fail: (error: Error) => void }
  >();
  const ask = jest.fn(
    (key: string) =>
      new Promise<string>((answer, fail) => open.set(key, { answer, fail })),
  );
  return {
    ask,
    answer: (key: string, text: string) =>
      act(async () => open.get(key)?.answer(text)),
    fail: (key: string, error = new Error(`no ${key}`)) =>
      act(async () => open.get(key)?.fail(error)),
  };
}

function signals() {
  const listeners = new Map<string, (message: {}) => void>();
  const api: SignalApi = {
    subscribe: (channel, onMessage) => {
      listeners.set(channel, message => onMessage(message as never));
      return { unsubscribe: () => listeners.delete(channel) };
    },
  };
  return {
    api,
    send: (message: object = { of: 'mine' }) =>
      act(async () => listeners.get(OPTIONS.channel)?.(message)),
  };
}

function render(
  ask: (key: string) => Promise<string>,
  signalApi: SignalApi = signals().api,
  options: LiveOptions<{ of: string }, string> = OPTIONS,
) {
  return renderHook(({ key }) => useLive(() => ask(key), [key], options), {
    initialProps: { key: 'a' },
    wrapper: ({ children }: { children: ReactNode }) => (
      <TestApiProvider apis={[[signalApiRef, signalApi]]}>
        {children}
      </TestApiProvider>
    ),
  });
}

describe('useLive', () => {
  it('keeps the answer while the next question is on its way', async () => {
    const { ask, answer } = questions();
    const { result, rerender } = render(ask);
    expect(result.current).toMatchObject({ value: undefined, loading: true });
    await answer('a', 'A');
    expect(result.current).toMatchObject({ value: 'A', loading: false });

    rerender({ key: 'b' });
    expect(result.current).toMatchObject({ value: 'A', loading: true });
    await answer('b', 'B');
    expect(result.current).toMatchObject({ value: 'B', loading: false });
  });

  it('passes over an answer that comes after that of a later question', async () => {
    const { ask, answer } = questions();
    const { result, rerender } = render(ask);
    rerender({ key: 'b' });
    await answer('b', 'B');
    await answer('a', 'A');
    expect(result.current).toMatchObject({ value: 'B', loading: false });
  });

  it('passes over a late failure, too', async () => {
    const { ask, answer, fail } = questions();
    const { result, rerender } = render(ask);
    rerender({ key: 'b' });
    await answer('b', 'B');
    await fail('a');
    expect(result.current).toMatchObject({ value: 'B', error: undefined });
  });

  it('tells why there is no answer, and asks again when told to', async () => {
    const { ask, answer, fail } = questions();
    const { result } = render(ask);
    await fail('a');
    expect(result.current.error).toEqual(new Error('no a'));

    act(() => result.current.retry());
    expect(result.current).toMatchObject({ error: undefined, loading: true });
    await answer('a', 'A');
    expect(result.current).toMatchObject({ value: 'A', loading: false });
  });

  it('asks again when products change, and keeps the answer if that fails', async () => {
    const { ask, answer, fail } = questions();
    const { api, send } = signals();
    const { result } = render(ask, api);
    await answer('a', 'A');

    await send({ of: 'others' });
    expect(ask).toHaveBeenCalledTimes(1);
    await send();
    await waitFor(() => expect(ask).toHaveBeenCalledTimes(2));
    await fail('a');
    expect(result.current).toMatchObject({
      value: 'A',
      error: undefined,
      stale: new Error('no a'),
    });

    await send();
    await waitFor(() => expect(ask).toHaveBeenCalledTimes(3));
    await answer('a', 'A2');
    expect(result.current).toMatchObject({
      value: 'A2',
      loading: false,
      stale: undefined,
    });
  });

  it('is no longer stale when the same answer comes again', async () => {
    const { ask, answer, fail } = questions();
    const { api, send } = signals();
    const { result } = render(ask, api);
    await answer('a', 'A');
    await send();
    await fail('a');
    expect(result.current.stale).toBeDefined();
    await send();
    await answer('a', 'A');
    expect(result.current).toMatchObject({ value: 'A', stale: undefined });
  });

  it.each([
    { inMotion: true, asked: 4 },
    { inMotion: false, asked: 1 },
  ])(
    'asks more often for what is in motion: $inMotion',
    async ({ inMotion, asked }) => {
      jest.useFakeTimers();
      const { ask, answer } = questions();
      render(ask, signals().api, { ...OPTIONS, inMotion: () => inMotion });
      await answer('a', 'A');
      for (let turn = 0; turn < 3; turn += 1) {
        act(() => {
          jest.advanceTimersByTime(3_000);
        });
        await answer('a', 'A');
      }
      expect(ask).toHaveBeenCalledTimes(asked);
      jest.useRealTimers();
    },
  );

  it('drops the answer when it may no longer be seen', async () => {
    const { ask, answer, fail } = questions();
    const { api, send } = signals();
    const { result } = render(ask, api);
    await answer('a', 'A');

    await send();
    await waitFor(() => expect(ask).toHaveBeenCalledTimes(2));
    const forbidden = await ResponseError.fromResponse(
      new Response('{}', { status: 403 }),
    );
    await fail('a', forbidden);
    expect(result.current).toMatchObject({
      value: undefined,
      error: forbidden,
    });
  });

  it('asks nothing without a question', () => {
    const { result } = renderHook(() => useLive(undefined, []), {
      wrapper: ({ children }: { children: ReactNode }) => (
        <TestApiProvider apis={[]}>{children}</TestApiProvider>
      ),
    });
    expect(result.current).toMatchObject({ value: undefined, loading: false });
  });
});

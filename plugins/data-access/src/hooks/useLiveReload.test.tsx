import { SignalApi, signalApiRef } from '@backstage/plugin-signals-react';
import { TestApiProvider } from '@backstage/test-utils';
import { ACCESS_SIGNAL_CHANNEL } from '@meshport/backstage-plugin-data-access-common';
import { JsonObject } from '@backstage/types';
import { act, renderHook } from '@testing-library/react';
import { PropsWithChildren } from 'react';
import { useLiveReload } from './useLiveReload';

class FakeSignals implements SignalApi {
  readonly #listeners = new Map<string, (message: JsonObject) => void>();

  subscribe<T extends JsonObject>(
    channel: string,
    onMessage: (message: T) => void,
  ) {
    this.#listeners.set(channel, message => onMessage(message as T));
    return { unsubscribe: () => this.#listeners.delete(channel) };
  }

  publish(channel: string, message: JsonObject) {
    this.#listeners.get(channel)?.(message);
  }
}

function render(options: {
  requestId?: string;
  inMotion: boolean;
  signals: boolean;
}) {
  const signals = new FakeSignals();
  const reload = jest.fn(async () => {});
  renderHook(() => useLiveReload(reload, options), {
    wrapper: ({ children }: PropsWithChildren<{}>) =>
      options.signals ? (
        <TestApiProvider apis={[[signalApiRef, signals]]}>
          {children}
        </TestApiProvider>
      ) : (
        <TestApiProvider apis={[]}>{children}</TestApiProvider>
      ),
  });
  return {
    reload,
    signal: (requestId: string) =>
      act(() => signals.publish(ACCESS_SIGNAL_CHANNEL, { requestId })),
  };
}

describe('useLiveReload', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('loads again when its own request changes', () => {
    const { reload, signal } = render({
      requestId: 'a',
      inMotion: false,
      signals: true,
    });
    signal('b');
    expect(reload).not.toHaveBeenCalled();
    signal('a');
    expect(reload).toHaveBeenCalledTimes(1);
  });

  it('loads a list again when any request changes', () => {
    const { reload, signal } = render({ inMotion: false, signals: true });
    signal('a');
    signal('b');
    expect(reload).toHaveBeenCalledTimes(2);
  });

  it.each([
    { inMotion: false, signals: true, times: 0 },
    { inMotion: false, signals: false, times: 3 },
    { inMotion: true, signals: true, times: 10 },
  ])('polls only where it must: %j', ({ inMotion, signals, times }) => {
    const { reload } = render({ inMotion, signals });
    act(() => {
      jest.advanceTimersByTime(30_000);
    });
    expect(reload).toHaveBeenCalledTimes(times);
  });
});

/**
 * Gives jsdom what drawing by size asks of a browser: an observer of sizes,
 * which here tells every element's size once. Call it before the tests of a
 * file that draws charts or long lists.
 */
export function giveElementsASize(size: {
  width: number;
  height: number;
}): void {
  class ResizeObserverOnce implements ResizeObserver {
    readonly #callback: ResizeObserverCallback;

    constructor(callback: ResizeObserverCallback) {
      this.#callback = callback;
    }

    observe(target: Element) {
      this.#callback(
        [{ target, contentRect: size } as ResizeObserverEntry],
        this,
      );
    }

    unobserve() {}

    disconnect() {}
  }
  Object.assign(globalThis, { ResizeObserver: ResizeObserverOnce });
  Object.defineProperties(HTMLElement.prototype, {
    offsetWidth: { configurable: true, get: () => size.width },
    offsetHeight: { configurable: true, get: () => size.height },
    // As long as anything may want to scroll.
    scrollHeight: { configurable: true, get: () => 1_000_000 },
  });
  // As a browser does it: at once, and it tells so.
  HTMLElement.prototype.scrollTo = function scrollTo(
    this: HTMLElement,
    options?: ScrollToOptions | number,
  ) {
    this.scrollTop = typeof options === 'object' ? options.top ?? 0 : 0;
    this.dispatchEvent(new Event('scroll'));
  };
}

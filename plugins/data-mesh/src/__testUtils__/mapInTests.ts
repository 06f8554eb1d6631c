/**
 * Gives jsdom what the drawing library asks of a browser: an observer of sizes,
 * which here tells every element's size once, and matrices of transforms. Call
 * it before the tests of a file that draws the map.
 */
export function letTheMapBeDrawn(): void {
  class ResizeObserverOnce implements ResizeObserver {
    readonly #callback: ResizeObserverCallback;

    constructor(callback: ResizeObserverCallback) {
      this.#callback = callback;
    }

    observe(target: Element) {
      const contentRect = { width: 1000, height: 700 };
      this.#callback([{ target, contentRect } as ResizeObserverEntry], this);
    }

    unobserve() {}

    disconnect() {}
  }
  class ScaleOnlyMatrix {
    readonly m22: number;

    constructor(transform = '') {
      const scale = /scale\(([\d.]+)\)/.exec(transform)?.[1];
      this.m22 = Number(scale ?? 1);
    }
  }
  Object.assign(globalThis, {
    ResizeObserver: ResizeObserverOnce,
    DOMMatrixReadOnly: ScaleOnlyMatrix,
  });
  Object.assign(SVGElement.prototype, {
    getBBox: () => ({ x: 0, y: 0, width: 0, height: 0 }),
  });
  Object.defineProperties(HTMLElement.prototype, {
    offsetWidth: { configurable: true, get: () => 1000 },
    offsetHeight: { configurable: true, get: () => 700 },
  });
}

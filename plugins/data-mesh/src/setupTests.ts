import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// Pages are loaded on first use, which takes a busy machine some seconds.
configure({ asyncUtilTimeout: 15_000 });
jest.setTimeout(60_000);

// There is no layout in jsdom: nothing can be scrolled to, and the labels of
// graphs, which measure them, are all of one size.
Object.defineProperties(window.Element.prototype, {
  scrollIntoView: { configurable: true, writable: true, value: () => {} },
  getBBox: {
    configurable: true,
    writable: true,
    value: () => ({ width: 100, height: 20 }),
  },
});

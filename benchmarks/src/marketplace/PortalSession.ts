import { setTimeout as delay } from 'node:timers/promises';
import { Page } from 'playwright-core';
import { elapsed, Metric, percentile } from '../harness';

const POLL_MS = 2_000;
const PRODUCT = 'a[href*="/catalog/default/dataproduct/"]';

/** Somebody who is signed in, asking the portal as their pages do. */
export class PortalSession {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Registers a location in the catalog. */
  async register(target: string): Promise<void> {
    await this.#call('/api/catalog/locations', { type: 'url', target });
  }

  /** Waits until the marketplace has so many products. */
  async waitForProducts(
    count: number,
    onProgress: (total: number) => void,
  ): Promise<void> {
    for (;;) {
      const { total } = await this.#call<{ total: number }>(
        '/api/data-mesh/products?limit=1',
      );
      if (total >= count) {
        return;
      }
      onProgress(total);
      await delay(POLL_MS);
    }
  }

  /**
   * Opens the pages in turn and chooses a facet, again and again.
   *
   * @param deprecated - how many products are, which are the ones chosen
   */
  async visitPages(times: number, deprecated: number): Promise<Metric[]> {
    const marketplace: number[] = [];
    const catalog: number[] = [];
    const facet: number[] = [];
    for (let round = 0; round < times; round++) {
      marketplace.push(await this.#open('/data-products'));
      facet.push(await this.#chooseDeprecated(deprecated));
      catalog.push(
        await this.#open(
          '/catalog?filters[kind]=dataproduct&filters[user]=all',
        ),
      );
    }
    return [
      ...summary('marketplace/first-product', marketplace),
      ...summary('marketplace/facet', facet),
      ...summary('catalog/first-product', catalog),
      {
        name: 'marketplace/ratio',
        value: percentile(marketplace, 0.5) / percentile(catalog, 0.5),
        unit: 'of the catalog page',
      },
    ];
  }

  async #open(address: string): Promise<number> {
    return elapsed(async () => {
      await this.#page.goto(address, { waitUntil: 'commit' });
      await this.#page.locator(PRODUCT).first().waitFor();
    });
  }

  async #chooseDeprecated(count: number): Promise<number> {
    const choice = this.#page
      .getByRole('checkbox', { name: /^deprecated/i })
      .first();
    await choice.waitFor();
    return elapsed(async () => {
      await choice.click();
      await this.#page
        .getByText(`Data products (${count.toLocaleString('en')})`)
        .waitFor();
    });
  }

  /** Calls the backend with the token that the person's pages use. */
  async #call<Answer>(path: string, body?: object): Promise<Answer> {
    return this.#page.evaluate(
      async ([address, json]) => {
        const refreshed = await fetch(
          '/api/auth/oidc/refresh?env=development&optional',
          { headers: { 'x-requested-with': 'XMLHttpRequest' } },
        );
        const { backstageIdentity } = await refreshed.json();
        const response = await fetch(address, {
          method: json ? 'POST' : 'GET',
          headers: {
            authorization: `Bearer ${backstageIdentity.token}`,
            'content-type': 'application/json',
          },
          body: json,
        });
        if (!response.ok) {
          throw new Error(`${address}: ${response.status}`);
        }
        return response.json();
      },
      [path, body && JSON.stringify(body)] as const,
    );
  }
}

function summary(name: string, samples: number[]): Metric[] {
  return [
    { name: `${name}/p50`, value: percentile(samples, 0.5), unit: 'ms' },
    { name: `${name}/p95`, value: percentile(samples, 0.95), unit: 'ms' },
  ];
}

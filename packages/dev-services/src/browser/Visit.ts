import fs from 'node:fs/promises';
import path from 'node:path';
import { Browser, Page } from 'playwright-core';
import { Persona } from '../personas';

const PAGE_TIMEOUT_MS = 30_000;

/**
 * A person at a browser of their own, as a story sees them.
 *
 * @public
 */
export class Visit {
  /** The page the person looks at. */
  readonly page: Page;
  readonly #url: string;
  readonly #pictureFolder: string;

  /**
   * Opens an empty page, with no cookies of anybody else.
   *
   * @param options - `url` is the portal's address; pictures go to
   * `pictureFolder`
   */
  static async open(
    browser: Browser,
    options: {
      url: string;
      pictureFolder: string;
      colorScheme?: 'dark' | 'light';
    },
  ): Promise<Visit> {
    const context = await browser.newContext({
      baseURL: options.url,
      viewport: { width: 1280, height: 900 },
      colorScheme: options.colorScheme ?? 'light',
      locale: 'en-GB',
      timezoneId: 'UTC',
    });
    context.setDefaultTimeout(PAGE_TIMEOUT_MS);
    return new Visit(
      await context.newPage(),
      options.url,
      options.pictureFolder,
    );
  }

  private constructor(page: Page, url: string, pictureFolder: string) {
    this.page = page;
    this.#url = url;
    this.#pictureFolder = pictureFolder;
  }

  /** Opens the portal's page for those who are not signed in. */
  async openSignIn(): Promise<void> {
    await this.page.goto('/');
    await this.#signInButton().waitFor();
  }

  /** Signs in through the page of personas, and waits for the portal. */
  async signIn(persona: Persona): Promise<void> {
    await this.openSignIn();
    await this.#signInButton().click();
    await this.page
      .getByRole('button', { name: new RegExp(persona.displayName) })
      .click();
    await this.page.waitForURL(
      address =>
        address.href.startsWith(this.#url) &&
        !address.pathname.startsWith('/api/'),
    );
    await this.page.getByRole('link', { name: 'Settings' }).waitFor();
  }

  /**
   * Takes a picture of what the person sees.
   *
   * @param name - name of the file, without an ending
   * @returns path of the picture
   */
  async picture(name: string): Promise<string> {
    await fs.mkdir(this.#pictureFolder, { recursive: true });
    const file = path.join(this.#pictureFolder, `${name}.png`);
    await this.page.screenshot({ path: file, animations: 'disabled' });
    return file;
  }

  /** Closes the browser's window and forgets its cookies. */
  async close(): Promise<void> {
    await this.page.context().close();
  }

  #signInButton() {
    return this.page.getByRole('button', { name: 'Sign in', exact: false });
  }
}

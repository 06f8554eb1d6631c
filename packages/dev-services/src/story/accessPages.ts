import assert from 'node:assert/strict';
import { Page } from 'playwright-core';
import { Visit } from '../browser';

/** A port that the story asks for. */
export type StoryPort = { product: string; port: string };

export const FLIGHTS: StoryPort = { product: 'flights', port: 'flights' };
export const AIRPORTS: StoryPort = { product: 'airports', port: 'airports' };
export const STRIKES: StoryPort = { product: 'bird-strikes', port: 'strikes' };

/** Opens the form for a port. */
export async function openForm(
  page: Page,
  { product, port }: StoryPort,
  filled: Record<string, string> = {},
): Promise<void> {
  const address = new URLSearchParams({
    product: `dataproduct:default/${product}`,
    port,
    version: '1.0.0',
    ...filled,
  });
  await page.goto(`/data-access/request?${address}`);
  await page.getByRole('form', { name: 'Request access' }).waitFor();
}

/** Chooses from a field of the form that is open. */
export async function choose(
  page: Page,
  field: string,
  option: string,
): Promise<void> {
  await page
    .getByRole('form', { name: 'Request access' })
    .getByRole('button', { name: field })
    .click();
  await page.getByRole('option', { name: option }).click();
}

/** Sends the form, and waits for the page of the request. */
export async function send(page: Page): Promise<void> {
  await page
    .getByRole('form', { name: 'Request access' })
    .getByRole('button', { name: /^Request / })
    .click();
  await page.waitForURL(/\/data-access\/requests\//);
}

/** Fills the form of a port, sends it, and waits for the page of the request. */
export async function ask(
  { page }: Visit,
  port: StoryPort,
  purpose: string,
  duration = '7 days',
): Promise<void> {
  await openForm(page, port);
  await choose(page, 'Purpose', purpose);
  await choose(page, 'For how long', duration);
  await send(page);
  await page
    .getByText(/^Waiting for/)
    .first()
    .waitFor();
}

/** Opens the first request for a product that waits for a decision. */
export async function openFromInbox(
  page: Page,
  product: string,
): Promise<void> {
  await page.goto('/data-access/inbox');
  await page
    .getByRole('region', { name: /^Requests for/ })
    .filter({ hasText: product })
    .getByRole('button', { name: /^Open/ })
    .first()
    .click();
  await page.waitForURL(/\/data-access\/requests\//);
}

/** Opens the first right for a product that the person holds. */
export async function openMine(page: Page, product: string): Promise<void> {
  await page.goto('/data-access');
  await page
    .getByRole('row')
    .filter({ hasText: product })
    .first()
    .locator('a[href*="/data-access/requests/"]')
    .first()
    .click();
  await page.waitForURL(/\/data-access\/requests\//);
}

/** Answers the dialog that is open. */
export async function confirm(
  page: Page,
  button: string,
  comment?: string,
): Promise<void> {
  const dialog = page.getByRole('dialog');
  if (comment) {
    await dialog.getByRole('textbox').last().fill(comment);
  }
  await dialog.getByRole('button', { name: button, exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
}

/** The view that the request page tells its holder to read. */
export async function viewToRead(page: Page): Promise<string> {
  // The statement is coloured word by word, so it is no single element.
  const found = await page.waitForFunction(
    () => /FROM\s+("meshport"\."[^"]+")/.exec(document.body.innerText)?.[1],
  );
  const view = await found.jsonValue();
  assert.ok(view, 'The page should say which view to read');
  return view;
}

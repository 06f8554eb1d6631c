/**
 * @returns the body of the answer
 * @throws for an answer that is not a success
 */
export async function get(url: string): Promise<string> {
  return read(await fetch(url));
}

/** @see get */
export async function post(url: string, body: object): Promise<string> {
  return read(
    await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    }),
  );
}

async function read(response: Response): Promise<string> {
  const body = await response.text();
  if (!response.ok) {
    throw new Error(`${response.url} answered ${response.status}: ${body}`);
  }
  return body;
}

import { createServer, IncomingMessage, Server } from 'node:http';
import { AddressInfo } from 'node:net';

/** Answers as a portal would, and keeps what it was asked. */
export class TestPortal {
  answer: { status: number; body: object } = { status: 404, body: {} };
  readonly seen: { request: IncomingMessage; body: string }[] = [];
  readonly #server: Server;

  constructor() {
    this.#server = createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request) {
        body += chunk;
      }
      this.seen.push({ request, body });
      response.writeHead(this.answer.status, {
        'Content-Type': 'application/json',
      });
      response.end(JSON.stringify(this.answer.body));
    });
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  start(): Promise<void> {
    return new Promise(resolve => {
      this.#server.listen(0, '127.0.0.1', resolve);
    });
  }

  stop(): void {
    this.#server.close();
  }
}

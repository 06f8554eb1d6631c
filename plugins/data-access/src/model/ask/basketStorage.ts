import { PortRef } from '@meshport/backstage-plugin-data-access-common';
import { z } from 'zod';
import { distinctPorts, MOST_PORTS, portRefSchema } from './portRefs';

const KEY = 'data-access:basket';
const EMPTY: PortRef[] = [];

/**
 * The ports that a person collects in a browser tab to ask for them at once.
 * The same array is given as long as nothing changes.
 */
export class BasketStorage {
  readonly #storage: Storage;
  readonly #listeners = new Set<() => void>();
  #read: { text: string | null; ports: PortRef[] } = {
    text: null,
    ports: EMPTY,
  };

  constructor(storage: Storage) {
    this.#storage = storage;
  }

  /** What was collected; empty when the storage holds something else. */
  get(): PortRef[] {
    const text = readText(this.#storage);
    if (text !== this.#read.text) {
      this.#read = { text, ports: parsePorts(text) };
    }
    return this.#read.ports;
  }

  /** Keeps other ports, each once, and tells those who listen. */
  set(ports: readonly PortRef[]): void {
    const kept = distinctPorts(ports).slice(0, MOST_PORTS);
    try {
      this.#storage.setItem(KEY, JSON.stringify(kept));
    } catch {
      // Storage is full or forbidden: ports can still be asked for one by one.
    }
    this.#listeners.forEach(listener => listener());
  }

  /** Calls after each change, until the returned function is called. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }
}

function readText(storage: Storage): string | null {
  try {
    return storage.getItem(KEY);
  } catch {
    return null;
  }
}

function parsePorts(text: string | null): PortRef[] {
  try {
    const parsed = z.array(portRefSchema).parse(JSON.parse(text ?? '[]'));
    return distinctPorts(parsed).slice(0, MOST_PORTS);
  } catch {
    return EMPTY;
  }
}

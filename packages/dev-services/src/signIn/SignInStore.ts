import fs from 'node:fs';
import { Adapter, AdapterPayload } from 'oidc-provider';

/** What the provider stores of one model, such as a refresh token. */
type Entry = { payload: AdapterPayload; expiresAt?: number };

/**
 * Keeps what the sign-in provider remembers in one file, so that whoever is
 * signed in still is after a restart. A handful of personas makes it small
 * enough to be written whole.
 */
export class SignInStore {
  readonly #file: string;
  readonly #entries: Map<string, Entry>;

  /**
   * @param file - where it is kept; what cannot be read is forgotten
   */
  constructor(file: string) {
    this.#file = file;
    this.#entries = readEntries(file);
  }

  /** The part of the store that belongs to one model of the provider. */
  adapter(model: string): Adapter {
    const keyOf = (id: string) => `${model}:${id}`;
    const findWhere = (holds: (payload: AdapterPayload) => boolean) =>
      [...this.#entries]
        .filter(
          ([key, { payload }]) => key.startsWith(keyOf('')) && holds(payload),
        )
        .map(([key]) => this.#find(key))
        .at(0);
    return {
      upsert: async (id, payload, expiresIn) => {
        const expiresAt = expiresIn && Date.now() + expiresIn * 1000;
        this.#entries.set(keyOf(id), { payload, expiresAt });
        this.#save();
      },
      find: async id => this.#find(keyOf(id)),
      findByUid: async uid => findWhere(payload => payload.uid === uid),
      findByUserCode: async userCode =>
        findWhere(payload => payload.userCode === userCode),
      consume: async id => {
        const entry = this.#entries.get(keyOf(id));
        if (entry) {
          entry.payload.consumed = Math.floor(Date.now() / 1000);
          this.#save();
        }
      },
      destroy: async id => {
        this.#entries.delete(keyOf(id));
        this.#save();
      },
      revokeByGrantId: async grantId => {
        for (const [key, { payload }] of this.#entries) {
          if (payload.grantId === grantId) {
            this.#entries.delete(key);
          }
        }
        this.#save();
      },
    };
  }

  #find(key: string): AdapterPayload | undefined {
    const entry = this.#entries.get(key);
    return entry && !isOver(entry) ? entry.payload : undefined;
  }

  #save(): void {
    for (const [key, entry] of this.#entries) {
      if (isOver(entry)) {
        this.#entries.delete(key);
      }
    }
    // Written in one go: two requests must not write over each other's half.
    const draft = `${this.#file}.new`;
    fs.writeFileSync(draft, JSON.stringify([...this.#entries]), {
      mode: 0o600,
    });
    fs.renameSync(draft, this.#file);
  }
}

function isOver({ expiresAt }: Entry): boolean {
  return expiresAt !== undefined && expiresAt <= Date.now();
}

function readEntries(file: string): Map<string, Entry> {
  try {
    return new Map(JSON.parse(fs.readFileSync(file, 'utf8')));
  } catch {
    return new Map();
  }
}

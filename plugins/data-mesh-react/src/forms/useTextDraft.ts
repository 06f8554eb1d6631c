import { useState } from 'react';

function read(key: string): string | undefined {
  try {
    return window.sessionStorage.getItem(key) ?? undefined;
  } catch {
    // Storage is switched off; the text then lives as long as the page.
    return undefined;
  }
}

function write(key: string, text: string | undefined): void {
  try {
    if (text === undefined) {
      window.sessionStorage.removeItem(key);
    } else {
      window.sessionStorage.setItem(key, text);
    }
  } catch {
    // As above, or the text is larger than what may be stored.
  }
}

/**
 * A text that one works on, kept in this browser tab only, over reloads.
 *
 * @param key - what the draft is of, e.g. `data-access.what-if`; the component
 * that uses it is made anew for another
 * @param original - what one starts from
 * @public
 */
export function useTextDraft(
  key: string,
  original: string,
): {
  text: string;
  changed: boolean;
  setText: (text: string) => void;
} {
  const storageKey = `meshport.${key}`;
  const [draft, setDraft] = useState(() => read(storageKey));
  return {
    text: draft ?? original,
    changed: draft !== undefined && draft !== original,
    setText: text => {
      const kept = text === original ? undefined : text;
      setDraft(kept);
      write(storageKey, kept);
    },
  };
}

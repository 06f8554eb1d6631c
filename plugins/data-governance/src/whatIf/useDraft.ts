import { useState } from 'react';

const PREFIX = 'meshport.data-governance.what-if:';

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
 * @param name - what the draft is of; the component that uses it is made anew
 * for another
 * @param original - what one starts from
 * @internal
 */
export function useDraft(
  name: string,
  original: string,
): {
  text: string;
  changed: boolean;
  setText: (text: string) => void;
} {
  const key = `${PREFIX}${name}`;
  const [draft, setDraft] = useState(() => read(key));
  return {
    text: draft ?? original,
    changed: draft !== undefined && draft !== original,
    setText: text => {
      const kept = text === original ? undefined : text;
      setDraft(kept);
      write(key, kept);
    },
  };
}

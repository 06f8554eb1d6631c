/** Highest bound of a repetition that PostgreSQL accepts. */
const MAX_REPETITION = 255;

// Signs that mean the same in both, with what they are written as here.
const OUTSIDE = new RegExp(
  [
    String.raw`(?<shorthand>\\[dDwWsS])`,
    String.raw`(?<sign>\\[^\p{Letter}\p{Number}])`,
    String.raw`(?<control>\\[tnrf])`,
    String.raw`(?<group>\((?:\?[:=!]|(?!\?))|\)|\|)`,
    String.raw`(?<repeat>(?:[*+?]|\{\d+(?:,\d*)?\})\??)`,
    String.raw`(?<edge>[\^$])`,
    String.raw`(?<any>\.)`,
    String.raw`(?<set>\[\^?(?:\\[^]|[^\]\\])+\])`,
    String.raw`(?<plain>[^\\()[\]{}*+?|^$.])`,
  ].join('|'),
  'gsuy',
);

const INSIDE = new RegExp(
  [
    String.raw`(?<shorthand>\\[dws])`,
    String.raw`(?<sign>\\[^\p{Letter}\p{Number}])`,
    String.raw`(?<control>\\[tnrf])`,
    String.raw`(?<plain>[^\\[\]])`,
    String.raw`(?<bracket>\[)`,
  ].join('|'),
  'gsuy',
);

// In PostgreSQL these depend on the locale of the database.
const CHARACTERS: Record<string, string> = { d: '0-9', w: 'A-Za-z0-9_' };

/**
 * A regular expression of ECMA-262, which ODCS wants, as one of PostgreSQL
 * that accepts the same texts. Only what both know in the same sense is
 * translated.
 *
 * @returns `undefined` for what cannot be translated
 * @internal
 */
export function translatePattern(pattern: string): string | undefined {
  if (!isExpression(pattern)) {
    return undefined;
  }
  return translate(pattern, OUTSIDE, (kind, text) => {
    switch (kind) {
      case 'any':
        return '[^\\n\\r\\u2028\\u2029]';
      case 'repeat':
        return (text.match(/\d+/g) ?? []).some(
          bound => Number(bound) > MAX_REPETITION,
        )
          ? undefined
          : text;
      case 'shorthand':
        return shorthand(text.charAt(1));
      case 'set':
        return translateSet(text);
      default:
        return text;
    }
  });
}

function translateSet(set: string): string | undefined {
  const [, start, content] = /^(\[\^?)([^]*)\]$/.exec(set) ?? [];
  const translated = translate(content, INSIDE, (kind, text) => {
    if (kind === 'bracket') {
      return '\\[';
    }
    return kind === 'shorthand' ? CHARACTERS[text.charAt(1)] ?? text : text;
  });
  return translated === undefined
    ? undefined
    : `${start}${translated.replace(/^\^/, '\\^')}]`;
}

function shorthand(letter: string): string {
  const characters = CHARACTERS[letter.toLowerCase()];
  if (!characters) {
    return `\\${letter}`;
  }
  return letter === letter.toLowerCase()
    ? `[${characters}]`
    : `[^${characters}]`;
}

/** Writes each sign anew; gives up at the first that is not known. */
function translate(
  text: string,
  signs: RegExp,
  write: (kind: string, sign: string) => string | undefined,
): string | undefined {
  let end = 0;
  let written = '';
  for (const match of text.matchAll(signs)) {
    const [kind] = Object.entries(match.groups ?? {}).find(
      ([, found]) => found !== undefined,
    ) ?? [''];
    const sign = write(kind, match[0]);
    if (sign === undefined) {
      return undefined;
    }
    written += sign;
    end = match.index + match[0].length;
  }
  return end === text.length ? written : undefined;
}

function isExpression(pattern: string): boolean {
  try {
    return Boolean(new RegExp(pattern, 'u'));
  } catch {
    return false;
  }
}

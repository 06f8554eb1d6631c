const LINE_FEED = 0x0a;

/** Far longer than any line of the log. */
const LONGEST_LINE = 16 * 1024 * 1024;

/**
 * A line without its line feed, or that it is not UTF-8 or longer than can be
 * kept in memory.
 */
export type TextLine = { text: string } | { problem: string };

/**
 * Splits bytes at line feeds; keeps no more than one line in memory. A line feed
 * at the very end begins no further line.
 */
export async function* splitLines(
  chunks: AsyncIterable<Uint8Array>,
  longest = LONGEST_LINE,
): AsyncIterable<TextLine> {
  let parts: Uint8Array[] = [];
  let length = 0;
  const keep = (part: Uint8Array) => {
    length += part.length;
    if (length > longest) {
      parts = [];
    } else if (part.length > 0) {
      parts.push(part);
    }
  };
  const take = (): TextLine => {
    const line =
      length > longest
        ? { problem: `is longer than ${longest} bytes` }
        : decode(Buffer.concat(parts));
    parts = [];
    length = 0;
    return line;
  };

  for await (const chunk of chunks) {
    let from = 0;
    for (
      let at = chunk.indexOf(LINE_FEED);
      at !== -1;
      at = chunk.indexOf(LINE_FEED, from)
    ) {
      keep(chunk.subarray(from, at));
      yield take();
      from = at + 1;
    }
    keep(chunk.subarray(from));
  }
  if (length > 0) {
    yield take();
  }
}

function decode(bytes: Uint8Array): TextLine {
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    return { text: decoder.decode(bytes) };
  } catch {
    return { problem: 'is not UTF-8 text' };
  }
}

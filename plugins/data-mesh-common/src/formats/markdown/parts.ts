import { Source } from '../source/Source';
import { escapeMarkdown, markdownTable } from './escapeMarkdown';
import { recordsTable, show } from './records';

/**
 * A heading; nothing is deeper than what Markdown has.
 * @internal
 */
export function heading(level: number, title: string): string {
  return `${'#'.repeat(Math.min(level, 6))} ${escapeMarkdown(title)}`;
}

/** Content under a heading; nothing without content. @internal */
export function section(
  level: number,
  title: string,
  content: string[],
): string[] {
  return content.length > 0 ? [heading(level, title), ...content] : [];
}

/** A text of its own; nothing without a text. @internal */
export function paragraph(place: Source, prefix = ''): string[] {
  const line = escapeMarkdown(show(place));
  return line ? [`${prefix}${line}`] : [];
}

/** What something says of itself in one line each. @internal */
export function factsTable(
  place: Source,
  facts: readonly [title: string, key: string][],
): string[] {
  return markdownTable(
    ['About', ''],
    facts
      .map(([title, key]) => [title, show(place.at(key))])
      .filter(([, value]) => value !== ''),
  );
}

/** A record or a list of them as a section. @internal */
export function records(level: number, title: string, place: Source): string[] {
  const list = Array.isArray(place.value) ? place.items() : [place];
  return section(level, title, recordsTable(list.filter(one => one.exists)));
}

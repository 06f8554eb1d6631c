import { ResultHighlight } from '@backstage/plugin-search-common';
import {
  DataProductDocument,
  documentColumns,
} from '@meshport/backstage-plugin-data-mesh-common';

/**
 * The words because of which a search engine found a document, as it marked
 * them, with spaces between; empty when it marked none.
 * @internal
 */
export function foundWords(highlight: ResultHighlight | undefined): string {
  if (!highlight) {
    return '';
  }
  const { preTag, postTag, fields } = highlight;
  const words = [fields.title, fields.text]
    .flatMap(text => (text ?? '').split(preTag).slice(1))
    .map(rest => rest.split(postTag)[0].trim().toLocaleLowerCase())
    .filter(Boolean);
  return [...new Set(words)].join(' ');
}

/**
 * The columns of a document that hold the words, those with the most of them
 * first.
 *
 * @param words - with spaces between
 * @internal
 */
export function foundColumns(
  document: Pick<DataProductDocument, 'text'>,
  words: string,
): string[] {
  const wanted = words.split(/\s+/).filter(Boolean);
  return documentColumns(document)
    .map(column => {
      const text = column.toLocaleLowerCase();
      return { column, held: wanted.filter(word => text.includes(word)) };
    })
    .filter(({ held }) => held.length > 0)
    .sort((a, b) => b.held.length - a.held.length)
    .map(({ column }) => column);
}

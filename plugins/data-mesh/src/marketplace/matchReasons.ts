import {
  ColumnMatch,
  ProductListItem,
} from '@meshport/backstage-plugin-data-mesh-common';
import { markWords } from './markWords';

/**
 * Why a product was found, as far as its card or row does not show it anyway.
 * @internal
 */
export interface MatchReasons {
  columns: ColumnMatch[];
  /** Columns with the words besides those named. */
  moreColumns: number;
  /** Whether there may be more of them than were counted. */
  countedAll: boolean;
  ports: ProductListItem['ports'];
  /** The name, where the title does not have the words. */
  name?: string;
  /** The purpose, where the description stands in its place. */
  purpose?: string;
}

/** The backend counts no further. */
const COUNT_LIMIT = 100;

/**
 * What a card or row says about a product.
 * @internal
 */
export function summaryOf(
  product: Pick<ProductListItem, 'description' | 'purpose'>,
): string | undefined {
  return product.description ?? product.purpose;
}

/**
 * Picks out why a product was found.
 *
 * @param search - words with spaces between
 * @returns `undefined` when its card or row shows all of it
 * @internal
 */
export function matchReasons(
  product: ProductListItem,
  search: string,
): MatchReasons | undefined {
  const { match } = product;
  if (!match) {
    return undefined;
  }
  const has = (field: (typeof match.fields)[number]) =>
    match.fields.includes(field);
  const hasWord = (text: string) =>
    markWords(text, search).some(({ marked }) => marked);

  const ports = has('port')
    ? product.ports.filter(({ name }) => hasWord(name))
    : [];
  const name = has('name') && !has('title') ? product.name : undefined;
  const purpose =
    has('purpose') && summaryOf(product) !== product.purpose
      ? product.purpose
      : undefined;
  if (match.columns.length + ports.length === 0 && !name && !purpose) {
    return undefined;
  }
  return {
    columns: match.columns,
    moreColumns: Math.max(0, match.columnCount - match.columns.length),
    countedAll: match.columnCount < COUNT_LIMIT,
    ports,
    name,
    purpose,
  };
}

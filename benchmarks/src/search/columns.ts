import { pickByRank, vocabulary } from './vocabulary';

/**
 * A row of the table `columns` as the index of the data mesh backend has it.
 */
export type ColumnRow = {
  contract_ref: string;
  position: number;
  object: string;
  path: string;
  name: string;
  business_name: string;
  description: string;
  logical_type: string;
  classification: string;
  /** A `tsvector` literal. */
  search: string;
};

/**
 * Columns as teams write them: a key, then names of two words, a third of the
 * descriptions with the word "identifier", each with terms of a trade.
 *
 * @param random - decides names and texts
 */
export function columnsOf(
  contractRef: string,
  count: number,
  random: () => number,
): ColumnRow[] {
  const object = pickByRank(vocabulary.entities, random);
  return Array.from({ length: count }, (_, position) => {
    const entity = random() < 0.5 ? object : pick(vocabulary.entities, random);
    const attribute = pickByRank(vocabulary.attributes, random);
    const [term, system] = [1, 2].map(() =>
      pickByRank(vocabulary.rare, random),
    );
    const subject = random() < 0.1 ? term : entity;
    const name = position === 0 ? 'id' : `${subject}_${attribute}`;
    const businessName = `${entity} ${attribute}`;
    const description = `The ${attribute} of the ${entity}${
      random() < 0.3 ? ' with its identifier' : ''
    } as ${system} reports it for ${term}`;
    return {
      contract_ref: contractRef,
      position,
      object,
      path: name,
      name,
      business_name: businessName,
      description,
      logical_type: attribute === 'amount' ? 'number' : 'string',
      classification: 'internal',
      search: searchOf(name, businessName, description),
    };
  });
}

/** The distinct words of columns, as a `tsvector` literal. */
export function wordsOfColumns(columns: ColumnRow[]): string {
  const words = new Set(
    columns.flatMap(({ search }) => search.match(/(?<=')[a-z]+(?=')/g) ?? []),
  );
  return [...words].map(word => `'${word}'`).join(' ');
}

function searchOf(name: string, businessName: string, text: string): string {
  const weights = new Map<string, string>();
  const parts = name.split('_');
  for (const [weight, words] of [
    ['A', parts.length > 1 ? [...parts, parts.join('')] : parts],
    ['B', businessName.split(' ')],
    ['C', text.toLowerCase().split(' ')],
  ] as const) {
    words
      .filter(word => !weights.has(word))
      .forEach(word => weights.set(word, weight));
  }
  return [...weights]
    .map(([word, weight], index) => `'${word}':${index + 1}${weight}`)
    .join(' ');
}

function pick(words: string[], random: () => number): string {
  return words[Math.floor(random() * words.length)];
}

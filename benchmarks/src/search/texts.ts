import { vocabulary } from './vocabulary';

const EACH = 20;

/**
 * What people type, by what it is: twenty texts of each.
 */
export function searchTexts(): Map<string, string[]> {
  const { entities, attributes, rare } = vocabulary;
  const every = (words: string[], step: number, offset = 0) =>
    Array.from(
      { length: EACH },
      (_, index) => words[(offset + index * step) % words.length],
    );
  return new Map([
    ['rare words', every(rare, 149, 11)],
    ['common words', [...entities.slice(0, 10), ...attributes.slice(0, 10)]],
    ['beginnings', every(rare, 131, 5).map(word => word.slice(0, 4))],
    [
      'two words',
      every(entities, 1).map(
        (entity, index) => `${entity} ${attributes[index + 3]}`,
      ),
    ],
    [
      'business names',
      every(entities, 3).map(
        (entity, index) => `${attributes[2 * index + 1]} ${entity}`,
      ),
    ],
    [
      'words of descriptions',
      [
        'identifier',
        'the',
        'reports',
        'as it',
        'with its identifier',
        ...every(entities, 5)
          .slice(5)
          .map((entity, index) => `${entity} identifier ${rare[index * 7]}`),
      ],
    ],
    ['nothing', every(rare, 97, 3).map(word => `${word}xyz`)],
  ]);
}

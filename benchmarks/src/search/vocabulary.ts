import { seededRandom } from '../harness';

const ENTITIES =
  'customer order payment flight account invoice booking product shipment ticket employee contract vehicle airport supplier claim policy session event device asset campaign store warehouse passenger route aircraft crew baggage meter sensor turbine patient visit sample trade position instrument portfolio loan'.split(
    ' ',
  );
const ATTRIBUTES =
  'id name code type status date amount number count category currency country city region created updated description reason source total price quantity rate score level priority owner channel version start end duration distance weight height temperature speed latitude longitude email phone address language gender birth tax discount balance limit margin fee share rank phase segment batch flag'.split(
    ' ',
  );
const SYSTEMS = 3_000;
const SYLLABLES =
  'ba do ke li mo nu pra ri sa tor ul ve wy xan zel qui fra gon hep jus'.split(
    ' ',
  );

/** Names of source systems and terms of a trade: many, each of them rare. */
function rareWords(): string[] {
  const random = seededRandom(7);
  const words = new Set<string>();
  while (words.size < SYSTEMS) {
    words.add(
      Array.from(
        { length: 3 },
        () => SYLLABLES[Math.floor(random() * SYLLABLES.length)],
      ).join(''),
    );
  }
  return [...words];
}

/**
 * The words that columns are made of, the most frequent of each list first.
 */
export const vocabulary = {
  entities: ENTITIES,
  attributes: ATTRIBUTES,
  rare: rareWords(),
};

/**
 * Picks as languages do: the second word half as often as the first, the third
 * a third as often, and so on.
 */
export function pickByRank(words: string[], random: () => number): string {
  const rank = Math.floor(Math.exp(random() * Math.log(words.length + 1))) - 1;
  return words[Math.min(rank, words.length - 1)];
}

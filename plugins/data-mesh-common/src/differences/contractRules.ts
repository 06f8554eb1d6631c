import { ContractSupportChannel, DataContract } from '../contract';
import { changeAt, Judgement, Place, sayValue } from './changeAt';
import { compareWording } from './compareWording';
import { matchChangedItems } from './matchItems';
import { applyRules, Rule } from './rule';
import { sameMeaning } from './sameMeaning';
import { compareStatus } from './statusRule';
import { ContractChange } from './types';

const CONTRACT: Place = { path: '', title: 'The contract' };

const JUDGED_FIELDS: ReadonlySet<string> = new Set([
  'kind',
  'id',
  'version',
  'status',
  'description',
  'servers',
  'schema',
  'price',
  'support',
  'roles',
  'slaProperties',
]);

const compareId: Rule<DataContract> = (
  { id: before },
  { id: after },
  place,
) => {
  const judgement: Judgement = {
    area: 'contract',
    readers: 'breaking',
    writers: 'none',
    says: `${sayValue(
      'id',
      before,
      after,
    )}: what refers to the old id leads nowhere`,
  };
  return before === after
    ? []
    : [changeAt(place, judgement, { field: 'id', before, after })];
};

const comparePrice: Rule<DataContract> = (
  { price: before },
  { price: after },
  place,
) => {
  if (sameMeaning(before, after)) {
    return [];
  }
  const [old, current] = [written(before), written(after)];
  const judgement: Judgement = {
    area: 'contract',
    readers: 'compatible',
    writers: 'none',
    says: sayValue('price', old, current),
  };
  return [
    changeAt(place, judgement, { field: 'price', before: old, after: current }),
  ];
};

const compareSupport: Rule<DataContract> = (
  { support: before },
  { support: after },
) =>
  matchChangedItems<ContractSupportChannel>(before, after, [
    channel => `${channel.tool ?? ''}\n${channel.channel}`,
    channel => channel.channel,
  ]).flatMap(match => {
    const { channel } = match.after ?? match.before;
    const place: Place = {
      path: `support.${channel}`,
      title: `Support channel ${channel}`,
    };
    if (match.before && match.after) {
      return compareWording(match.before, match.after, place, new Set());
    }
    const judgement: Judgement = {
      area: 'contract',
      readers: 'compatible',
      writers: 'none',
      says: match.after ? 'is new' : 'is removed',
    };
    return [
      match.after
        ? changeAt(place, judgement, { after: channel }, 'added')
        : changeAt(place, judgement, { before: channel }, 'removed'),
    ];
  });

const HEAD_RULES: readonly Rule<DataContract>[] = [
  compareId,
  compareStatus,
  comparePrice,
  compareSupport,
];

/**
 * Compares what two versions say about the contract as a whole. The version
 * itself is judged by its verdict.
 * @internal
 */
export function compareHeads(
  before: DataContract,
  after: DataContract,
): ContractChange[] {
  return [
    ...applyRules(HEAD_RULES, before, after, CONTRACT),
    ...compareWording(before, after, CONTRACT, JUDGED_FIELDS),
    ...compareWording(
      before.description ?? {},
      after.description ?? {},
      { ...CONTRACT, path: 'description' },
      new Set(),
    ),
  ];
}

function written(price: DataContract['price']): string | undefined {
  return price
    ? [price.priceAmount, price.priceCurrency, price.priceUnit]
        .filter(part => part !== undefined && part !== null)
        .join(' ')
    : undefined;
}

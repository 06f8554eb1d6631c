import { stringify } from 'yaml';

const WORDS = [
  'account',
  'airport',
  'amount',
  'arrival',
  'balance',
  'booking',
  'cancelled',
  'carrier',
  'category',
  'city',
  'code',
  'cost',
  'country',
  'created',
  'currency',
  'customer',
  'delay',
  'departure',
  'destination',
  'distance',
  'duration',
  'email',
  'event',
  'fare',
  'flight',
  'gate',
  'invoice',
  'latitude',
  'location',
  'longitude',
  'name',
  'number',
  'operator',
  'order',
  'origin',
  'partner',
  'passenger',
  'payment',
  'phase',
  'price',
  'quantity',
  'reason',
  'region',
  'score',
  'segment',
  'speed',
  'status',
  'temperature',
  'ticket',
  'total',
  'type',
  'updated',
  'vehicle',
  'weight',
];
const LOGICAL_TYPES = [
  ['string', 'text'],
  ['integer', 'integer'],
  ['number', 'numeric'],
  ['timestamp', 'timestamp with time zone'],
  ['boolean', 'boolean'],
];
const CLASSIFICATIONS = ['public', 'internal', 'internal', 'confidential'];

/**
 * Generates an ODCS document of one table, as a team would write it.
 *
 * @param random - decides names and types
 */
export function contractDocument(
  name: string,
  columns: number,
  random: () => number,
): string {
  const pick = <Item>(items: readonly Item[]): Item =>
    items[Math.floor(random() * items.length)];
  return stringify({
    apiVersion: 'v3.1.0',
    kind: 'DataContract',
    id: name,
    name,
    version: '1.0.0',
    status: 'active',
    description: {
      purpose: `What ${name} promises to those who read it.`,
      usage: 'Join it with the other tables of the domain by its identifiers.',
    },
    schema: [
      {
        name: 'records',
        physicalName: `public.${name.replaceAll('-', '_')}`,
        physicalType: 'table',
        description: `One row for each record of ${name}`,
        properties: Array.from({ length: columns }, (_, index) => {
          const words = [pick(WORDS), pick(WORDS)];
          const [logicalType, physicalType] = pick(LOGICAL_TYPES);
          return {
            name: index === 0 ? 'id' : `${words.join('_')}_${index}`,
            businessName: words.join(' '),
            description: `The ${words.join(' ')} as the source reported it`,
            logicalType,
            physicalType,
            required: random() < 0.7,
            ...(index === 0 && { primaryKey: true, primaryKeyPosition: 1 }),
            classification: pick(CLASSIFICATIONS),
          };
        }),
      },
    ],
    slaProperties: [
      { property: 'latency', value: 24, unit: 'h' },
      { property: 'retention', value: 3, unit: 'y' },
    ],
  });
}

import { defined, unlessEmpty } from '../source/defined';
import { isText, Source } from '../source/Source';

type Level = Record<string, unknown> & { property: string };

// The units of simple durations and of ISO 8601, as ODCS writes them.
const UNITS: Record<string, string> = { y: 'y', d: 'd', h: 'h', s: 's' };

/**
 * Reads the promises about service: each becomes one property of the service
 * level agreement or several.
 *
 * @internal
 */
export function readServiceLevels(document: Source) {
  const levels = document.at('servicelevels').exists
    ? document.at('servicelevels')
    : document.at('serviceLevels');
  return unlessEmpty([
    ...level(levels.at('availability'), 'availability', 'percentage'),
    ...retention(levels.at('retention')),
    ...level(levels.at('latency'), 'latency', 'threshold'),
    ...level(levels.at('freshness'), 'freshness', 'threshold'),
    ...level(levels.at('frequency'), 'frequency', 'interval', 'type'),
    ...level(levels.at('support'), 'supportTime', 'time'),
    ...part(levels.at('support'), 'responseTime'),
    ...level(levels.at('backup'), 'backup', 'interval'),
    ...part(levels.at('backup'), 'recoveryTime'),
    ...part(levels.at('backup'), 'recoveryPoint'),
  ]);
}

/** One promise; its value is under the first key that is there. */
function level(place: Source, property: string, ...keys: string[]): Level[] {
  if (place.entries().length === 0) {
    return [];
  }
  const value = keys
    .map(key => place.text(key))
    .find(text => text !== undefined);
  const cron = place.text('cron');
  const description = place.text('description');
  if (value === undefined && cron === undefined && description === undefined) {
    return [];
  }
  const [type] = keys.slice(1).map(key => place.at(key).value);
  return [
    {
      property,
      ...measure(value ?? null),
      ...defined({
        valueExt: value !== type && isText(type) ? type : undefined,
        element: elements(place),
        description,
        scheduler: cron === undefined ? undefined : 'cron',
        schedule: cron,
      }),
    },
  ];
}

function retention(place: Source): Level[] {
  if (place.flag('unlimited') === true) {
    return [
      {
        property: 'retention',
        value: 'unlimited',
        ...defined({
          element: elements(place),
          description: place.text('description'),
        }),
      },
    ];
  }
  return level(place, 'retention', 'period');
}

function part(place: Source, key: string): Level[] {
  const value = place.text(key);
  return value === undefined ? [] : [{ property: key, ...measure(value) }];
}

/** The columns that a promise is measured on. */
function elements(place: Source): string | undefined {
  const names = [
    'timestampField',
    'sourceTimestampField',
    'processedTimestampField',
  ].flatMap(key => place.text(key) ?? []);
  return names.length > 0 ? names.join(',') : undefined;
}

/** A duration such as `25h`, `1 year` or `P1Y` with its unit; else the text. */
function measure(text: string | null): { value: unknown; unit?: string } {
  const simple = /^(\d+) ?(y|years?|d|days?|h|hours?|s|seconds?)$/.exec(
    text ?? '',
  );
  const iso = /^P(?:(\d+)([YD])|T(\d+)([HS]))$/.exec(text ?? '');
  const [, first, firstUnit, second, secondUnit] = simple ?? iso ?? [];
  const amount = first ?? second;
  const unit = UNITS[(firstUnit ?? secondUnit ?? '').charAt(0).toLowerCase()];
  return unit ? { value: Number(amount), unit } : { value: text };
}

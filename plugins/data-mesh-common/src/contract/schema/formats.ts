import { fullFormats } from 'ajv-formats/dist/formats';
import { text, where } from './checks';

// What a URI or a date is was settled by others; the official schema is judged
// with the same definitions.
function matcherOf(name: 'date' | 'date-time' | 'uri') {
  const format = fullFormats[name];
  const validate =
    typeof format === 'object' && 'validate' in format
      ? format.validate
      : format;
  return validate as (value: string) => boolean;
}

export const date = where(
  text,
  matcherOf('date'),
  "use a date as '2026-01-31', in quotes",
);

export const dateTime = where(
  text,
  matcherOf('date-time'),
  "use a time with its zone as '2026-01-31T09:00:00Z', in quotes",
);

export const uri = where(
  text,
  matcherOf('uri'),
  'use a URI with its scheme, as s3://bucket/folder',
);

export const stableId = where(
  text,
  value => /^[A-Za-z0-9_-]+$/.test(value),
  'use letters, digits, - and _ only',
);

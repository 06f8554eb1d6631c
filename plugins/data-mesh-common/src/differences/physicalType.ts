/**
 * What a physical type can hold. Types of engines that are not understood
 * are `other` and equal only themselves.
 */
type Extent =
  | { kind: 'integer'; bits: number }
  | { kind: 'decimal'; digits: number; scale: number }
  | { kind: 'float'; mantissa: number }
  | { kind: 'text'; length: number; padded: boolean }
  | { kind: 'moment'; name: string; precision: number }
  | { kind: 'other'; name: string };

const WITHOUT_LIMIT = Infinity;

// Names that mean another size in another engine, such as int8, are left out.
const INTEGER_BITS = new Map<string, number>([
  ['tinyint', 8],
  ['smallint', 16],
  ['int2', 16],
  ['int16', 16],
  ['short', 16],
  ['mediumint', 24],
  ['int', 32],
  ['integer', 32],
  ['int4', 32],
  ['int32', 32],
  ['bigint', 64],
  ['int64', 64],
  ['long', 64],
]);

// Bits of the significand: whole numbers up to there are kept exactly.
const FLOAT_BITS = new Map<string, number>([
  ['real', 24],
  ['float', 24],
  ['float4', 24],
  ['float32', 24],
  ['double', 53],
  ['double precision', 53],
  ['float8', 53],
  ['float64', 53],
]);

const DECIMALS = new Set(['decimal', 'numeric', 'dec', 'number']);

// Whether shorter ones are filled up with spaces.
const TEXTS = new Map<string, boolean>([
  ['text', false],
  ['string', false],
  ['clob', false],
  ['char', true],
  ['character', true],
  ['nchar', true],
  ['varchar', false],
  ['varchar2', false],
  ['nvarchar2', false],
  ['character varying', false],
  ['nvarchar', false],
]);

const MOMENTS = new Map<string, string>([
  ['timestamp', 'timestamp'],
  ['timestamp without time zone', 'timestamp'],
  ['timestamptz', 'timestamp with time zone'],
  ['timestamp with time zone', 'timestamp with time zone'],
  ['time', 'time'],
  ['time without time zone', 'time'],
  ['timetz', 'time with time zone'],
  ['time with time zone', 'time with time zone'],
]);

// The precision that engines use when none is written: microseconds.
const USUAL_PRECISION = 6;

// Types that hold the same under another name.
const OTHER_NAMES = new Map<string, string>([
  ['bool', 'boolean'],
  ['smallserial', 'smallint'],
  ['serial', 'integer'],
  ['bigserial', 'bigint'],
]);

const LONGEST_TYPE = 200;

/**
 * Whether all values of the first physical type fit into the second one.
 * Knows the widenings of numbers, texts and timestamps that the common engines
 * have, and other names of the same type.
 *
 * @internal
 */
export function isPhysicalTypeWithin(inner: string, outer: string): boolean {
  return isWithin(readExtent(inner), readExtent(outer));
}

/**
 * Whether all values of the first physical type fit into the second one, which
 * may be of another engine.
 *
 * @returns `undefined` when one of them is not understood and they are not the
 * same
 * @public
 */
export function physicalTypeFits(
  inner: string,
  outer: string,
): boolean | undefined {
  const [small, large] = [readExtent(inner), readExtent(outer)];
  if (isWithin(small, large)) {
    return true;
  }
  return small.kind === 'other' || large.kind === 'other' ? undefined : false;
}

function isWithin(small: Extent, large: Extent): boolean {
  switch (small.kind) {
    case 'integer':
      return isIntegerWithin(small.bits, large);
    case 'decimal':
      return isDecimalWithin(small.digits, small.scale, large);
    case 'float':
      return large.kind === 'float' && small.mantissa <= large.mantissa;
    case 'text':
      return (
        large.kind === 'text' &&
        small.length <= large.length &&
        (small.padded || !large.padded)
      );
    case 'moment':
      return (
        large.kind === 'moment' &&
        small.name === large.name &&
        small.precision <= large.precision
      );
    default:
      return large.kind === 'other' && small.name === large.name;
  }
}

function isIntegerWithin(bits: number, large: Extent): boolean {
  switch (large.kind) {
    case 'integer':
      return bits <= large.bits;
    case 'float':
      return bits <= large.mantissa;
    case 'decimal':
      return digitsOf(bits) <= large.digits - large.scale;
    default:
      return false;
  }
}

function isDecimalWithin(
  digits: number,
  scale: number,
  large: Extent,
): boolean {
  if (large.kind === 'integer') {
    return scale === 0 && digits < digitsOf(large.bits);
  }
  if (large.kind !== 'decimal') {
    return false;
  }
  if (large.digits === WITHOUT_LIMIT) {
    return true;
  }
  return scale <= large.scale && digits - scale <= large.digits - large.scale;
}

/** Decimal digits of the largest integer of so many bits. */
function digitsOf(bits: number): number {
  return Math.floor((bits - 1) * Math.log10(2)) + 1;
}

function readExtent(type: string): Extent {
  const text = type
    .slice(0, LONGEST_TYPE)
    .trim()
    .toLowerCase()
    .replace(/\s+/g, ' ');
  const parts = /^([a-z][a-z0-9_ ]*?) ?\(([0-9, ]+)\)( [a-z ]+)?$/.exec(text);
  const written = parts ? `${parts[1]}${parts[3] ?? ''}` : text;
  const name = OTHER_NAMES.get(written) ?? written;
  const sizes = parts ? parts[2].split(',').map(Number) : [];
  const bits = INTEGER_BITS.get(name);
  if (bits !== undefined) {
    return { kind: 'integer', bits };
  }
  const mantissa = FLOAT_BITS.get(name);
  if (mantissa !== undefined && sizes.length === 0) {
    return { kind: 'float', mantissa };
  }
  if (DECIMALS.has(name)) {
    const [digits = WITHOUT_LIMIT, scale = 0] = sizes;
    return { kind: 'decimal', digits, scale };
  }
  const padded = TEXTS.get(name);
  if (padded !== undefined) {
    // A padded text without a length is one sign; another has no limit.
    const [length = padded ? 1 : WITHOUT_LIMIT] = sizes;
    return { kind: 'text', length, padded };
  }
  const moment = MOMENTS.get(name);
  if (moment) {
    const [precision = USUAL_PRECISION] = sizes;
    return { kind: 'moment', name: moment, precision };
  }
  // Too long to be understood: it equals only itself.
  return {
    kind: 'other',
    name: type.length > LONGEST_TYPE ? type : OTHER_NAMES.get(text) ?? text,
  };
}

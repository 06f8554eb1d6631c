import {
  Duration,
  Environment,
  UnsignedInt,
} from '@marcbachmann/cel-js/evaluator';
import { tests } from '@bufbuild/cel-spec/testdata/conformance.js';
import { inspect, isDeepStrictEqual } from 'node:util';
import { createRuleEnvironment } from '../environment';
import { Meter } from '../Meter';

// What the cases look like that are run here, in the JSON form of
// `cel.expr.conformance.test.SimpleTest`.
interface ConformanceCase {
  name: string;
  expr: string;
  container?: string;
  value?: ConformanceValue;
  evalError?: object;
  bindings?: Record<string, { value: ConformanceValue }>;
}

/** A value of one of these kinds. */
interface ConformanceValue {
  nullValue?: null;
  boolValue?: boolean;
  int64Value?: string;
  uint64Value?: string;
  doubleValue?: number | 'NaN' | 'Infinity' | '-Infinity';
  stringValue?: string;
  bytesValue?: string;
  listValue?: { values?: ConformanceValue[] };
  mapValue?: {
    entries?: { key: ConformanceValue; value: ConformanceValue }[];
  };
  typeValue?: string;
  objectValue?: { '@type': string; value?: string };
}

/**
 * The files of the conformance suite with what rules can be written in.
 * @internal
 */
export const SUPPORTED_FILES = [
  'basic',
  'bindings_ext',
  'comparisons',
  'conversions',
  'fields',
  'fp_math',
  'integer_math',
  'lists',
  'logic',
  'macros',
  'optionals',
  'parse',
  'plumbing',
  'string',
  'timestamps',
] as const;

// Rules read JSON; there are no messages of Protocol Buffers.
const NEEDS_PROTOBUF =
  /TestAllTypes|NestedTestAll|google\.protobuf\.(?!Timestamp|Duration)|"enumValue"|"container"/;

/**
 * The cases of the supported files, by `file/section/name`.
 * @internal
 */
export function conformanceCases(): Map<string, ConformanceCase> {
  const cases = new Map<string, ConformanceCase>();
  for (const file of tests.suites ?? []) {
    if (!SUPPORTED_FILES.some(name => name === file.name)) {
      continue;
    }
    for (const section of file.suites ?? []) {
      for (const { original } of section.tests ?? []) {
        const one = original as unknown as ConformanceCase;
        if (!NEEDS_PROTOBUF.test(JSON.stringify(one))) {
          cases.set(`${file.name}/${section.name}/${one.name}`, one);
        }
      }
    }
  }
  return cases;
}

/**
 * Runs a case as a rule would run, with its own variables.
 *
 * @returns whether it comes to what the specification says
 * @internal
 */
export function conforms(one: ConformanceCase): boolean {
  const environment = withVariables(one);
  let actual: unknown;
  try {
    actual = environment.evaluate(
      one.expr,
      Object.fromEntries(
        Object.entries(one.bindings ?? {}).map(([name, { value }]) => [
          name,
          toCel(value),
        ]),
      ),
    );
  } catch {
    return one.evalError !== undefined;
  }
  return (
    one.value !== undefined &&
    isDeepStrictEqual(comparable(actual), comparable(expected(one.value)))
  );
}

function withVariables({ bindings }: ConformanceCase): Environment {
  const environment = createRuleEnvironment({}, new Meter()).clone();
  for (const name of Object.keys(bindings ?? {})) {
    environment.registerVariable(name, 'dyn');
  }
  return environment;
}

function expected(value: ConformanceValue): unknown {
  return value.typeValue === undefined
    ? toCel(value)
    : { type: value.typeValue };
}

function toCel(value: ConformanceValue): unknown {
  const {
    boolValue,
    int64Value,
    uint64Value,
    doubleValue,
    stringValue,
    bytesValue,
    listValue,
    mapValue,
    objectValue,
  } = value;
  if (int64Value !== undefined) {
    return BigInt(int64Value);
  }
  if (uint64Value !== undefined) {
    return new UnsignedInt(BigInt(uint64Value));
  }
  if (doubleValue !== undefined) {
    return Number(doubleValue);
  }
  if (bytesValue !== undefined) {
    return Uint8Array.from(Buffer.from(bytesValue, 'base64'));
  }
  if (listValue) {
    return (listValue.values ?? []).map(toCel);
  }
  if (mapValue) {
    return new Map(
      (mapValue.entries ?? []).map(entry => [
        toCel(entry.key),
        toCel(entry.value),
      ]),
    );
  }
  if (objectValue?.['@type'].endsWith('Timestamp')) {
    return new Date(String(objectValue.value));
  }
  if (objectValue?.['@type'].endsWith('Duration')) {
    const [seconds, fraction = ''] = String(objectValue.value)
      .slice(0, -1)
      .split('.');
    return new Duration(
      BigInt(seconds),
      Number(fraction.padEnd(9, '0')) * (seconds.startsWith('-') ? -1 : 1),
    );
  }
  return boolValue ?? stringValue ?? null;
}

/** One form for what the library and the suite write in several. */
function comparable(value: unknown): unknown {
  if (value instanceof Map) {
    return {
      map: inOrder(
        [...value].map(([key, item]) => [comparable(key), comparable(item)]),
      ),
    };
  }
  if (Array.isArray(value)) {
    return value.map(comparable);
  }
  if (value instanceof Date) {
    return value;
  }
  if (ArrayBuffer.isView(value)) {
    return {
      bytes: Buffer.from(
        value.buffer,
        value.byteOffset,
        value.byteLength,
      ).toString('hex'),
    };
  }
  if (value instanceof UnsignedInt) {
    return { uint: value.valueOf() };
  }
  if (value instanceof Duration) {
    return { seconds: value.seconds, nanos: value.nanos };
  }
  const text = String(value);
  if (typeof value === 'object' && value !== null) {
    const type = /^Type<(.*)>$/.exec(text)?.[1];
    if (type !== undefined) {
      return { type };
    }
    return 'type' in value
      ? value
      : {
          map: inOrder(
            Object.entries(value).map(([key, item]) => [key, comparable(item)]),
          ),
        };
  }
  return value;
}

function inOrder(entries: unknown[][]): unknown[][] {
  return entries.sort((a, b) => inspect(a[0]).localeCompare(inspect(b[0])));
}

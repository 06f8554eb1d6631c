import { JsonObject } from '@backstage/types';
import Ajv, { ErrorObject } from 'ajv';
import { FieldProblem } from '../kinds/KindModel';

/**
 * Compiles a JSON schema to a check that says what is wrong in words.
 * @internal
 */
export function createSchemaCheck(
  schema: JsonObject,
): (value: unknown) => FieldProblem[] {
  // `verbose` brings the value and the schema into the errors.
  const validate = new Ajv({ allErrors: true, verbose: true }).compile(schema);
  return value =>
    validate(value)
      ? []
      : (validate.errors ?? [])
          // What is wrong with a key is said by `propertyNames`.
          .filter(error => error.propertyName === undefined)
          .map(describeError);
}

function describeError(error: ErrorObject): FieldProblem {
  const path = toPath(error.instancePath);
  const { data, params } = error;
  switch (error.keyword) {
    case 'required':
      return {
        path: joinPath(path, params.missingProperty),
        message: `is missing; ${describeMissing(error)}`,
      };
    case 'additionalProperties':
      return {
        path: joinPath(path, params.additionalProperty),
        message: `is not a known field; remove it or use one of: ${Object.keys(
          error.parentSchema?.properties ?? {},
        ).join(', ')}`,
      };
    case 'propertyNames':
      return {
        path,
        message: `has the key ${show(params.propertyName)}; use ${
          error.parentSchema?.propertyNames.description
        }`,
      };
    case 'enum':
      return {
        path,
        message: `is ${show(data)}; use one of: ${params.allowedValues.join(
          ', ',
        )}`,
      };
    case 'type':
      return { path, message: describeType(error) };
    case 'minItems':
    case 'minProperties':
      return { path, message: 'is empty; add at least one entry' };
    default:
      return {
        path,
        message: `is ${show(data)}; use ${
          error.parentSchema?.description ?? `a value that ${error.message}`
        }`,
      };
  }
}

function describeMissing(error: ErrorObject): string {
  const schema = error.parentSchema?.properties?.[error.params.missingProperty];
  if (schema?.enum) {
    return `use one of: ${schema.enum.join(', ')}`;
  }
  return schema?.description ? `add ${schema.description}` : 'add it';
}

const TYPE_NAMES: Record<string, string> = {
  string: 'a text',
  array: 'a list',
  object: 'a mapping',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
};

function describeType({ data, params, parentSchema }: ErrorObject): string {
  if (data === null) {
    return 'has no value; give it one or remove the key';
  }
  if (
    params.type === 'string' &&
    (typeof data === 'number' || typeof data === 'boolean')
  ) {
    return `is the ${typeof data} ${data}; put it in quotes${
      parentSchema?.description ? `: ${parentSchema.description}` : ''
    }`;
  }
  return `is ${show(data)}; use ${TYPE_NAMES[params.type] ?? params.type}`;
}

function show(value: unknown): string {
  if (Array.isArray(value)) {
    return 'a list';
  }
  if (typeof value === 'object' && value !== null) {
    return 'a mapping';
  }
  const shown = typeof value === 'string' ? `'${value}'` : String(value);
  return shown.length > 80 ? `${shown.slice(0, 80)}…` : shown;
}

// `/spec/outputPorts/0/name` to `spec.outputPorts[0].name`
function toPath(pointer: string): string {
  return pointer
    .split('/')
    .slice(1)
    .map(part => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce(
      (path, part) =>
        /^\d+$/.test(part) ? `${path}[${part}]` : joinPath(path, part),
      '',
    );
}

function joinPath(path: string, key: string): string {
  return path ? `${path}.${key}` : key;
}

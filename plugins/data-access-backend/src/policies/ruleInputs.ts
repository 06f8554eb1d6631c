import { Entity, parseEntityRef } from '@backstage/catalog-model';
import {
  AccessFilter,
  DataProductEntity,
  findOutputPort,
  PortAccessPolicy,
  RowFilter,
} from '@meshport/backstage-plugin-data-mesh-common';
import {
  RuleVariables,
  toCelValue,
  valueAt,
} from '@meshport/backstage-plugin-data-mesh-node';
import { CompiledRule } from './compileRules';
import { longestDays } from './longestDays';
import { PolicyInput } from './PolicyService';

// A rule that looks at a whole entity would have it kept with every decision.
const LONGEST_KEPT_VALUE = 4_000;

/**
 * Where a product stands in one scorecard; 0 is below the lowest level.
 * @internal
 */
export interface Level {
  name: string;
  rank: number;
}

/**
 * All that rules know of a request. What is absent is not known: a rule that
 * reads it is unknown.
 * @internal
 */
export interface RuleInputs {
  request: {
    purpose?: string;
    duration: string;
    days: number;
    columns: string[];
    rows: RowFilter[];
    holder: { ref: string; kind: string };
    renewal: boolean;
  };
  requester: { ref: string; groups?: string[] };
  port: {
    name: string;
    version: string;
    classification?: string;
    platform?: string;
  };
  product?: Entity;
  domain?: string;
  domains?: string[];
  /** By the name of the scorecard. */
  levels?: Record<string, Level>;
}

/** @internal */
export function ruleInputs(
  { request, requester, terms, product }: PolicyInput,
  known: Pick<RuleInputs, 'domain' | 'domains' | 'levels'>,
): RuleInputs {
  return {
    request: requestInputs(request, accessOf(product, terms)),
    requester: { ref: requester.ref, groups: [...requester.groups] },
    port: {
      name: terms.port,
      version: terms.version,
      classification: terms.classification,
      ...(terms.platform && { platform: terms.platform }),
    },
    product,
    ...known,
  };
}

function accessOf(
  product: DataProductEntity,
  { port: name, version }: Pick<PolicyInput['terms'], 'port' | 'version'>,
): PortAccessPolicy | undefined {
  return findOutputPort(product, { name, version })?.access;
}

/**
 * @param access - the port's policy
 * @internal
 */
export function requestInputs(
  request: {
    purpose?: string;
    duration: string;
    filter?: AccessFilter;
    holder: string;
    renewal: boolean;
  },
  access: PortAccessPolicy | undefined,
): RuleInputs['request'] {
  const { purpose, duration, filter, holder, renewal } = request;
  return {
    ...(purpose !== undefined && { purpose }),
    duration,
    days: longestDays(duration, access),
    columns: filter?.columns ?? [],
    rows: filter?.rows ?? [],
    holder: { ref: holder, kind: parseEntityRef(holder).kind },
    renewal,
  };
}

/**
 * The inputs as expressions read them.
 * @internal
 */
export function ruleVariables(inputs: RuleInputs): RuleVariables {
  const { product, ...rest } = inputs;
  const variables = toCelValue(rest) as Record<string, unknown>;
  return {
    ...variables,
    // A whole number of days is still a double.
    request: { ...(variables.request as object), days: inputs.request.days },
    ...(product && { product: productVariable(product) }),
  };
}

// Many requests are about the same few products.
const made = new WeakMap<Entity, unknown>();

function productVariable(product: Entity): unknown {
  const known = made.get(product) ?? toCelValue(product);
  made.set(product, known);
  return known;
}

/**
 * What is kept with a decision: everything but the purpose, which can be erased
 * from its request, and of the product what the rules read.
 * @internal
 */
export function keptInputs(
  inputs: RuleInputs,
  rules: readonly CompiledRule[],
): Record<string, unknown> {
  const { request, product, ...rest } = inputs;
  const { purpose: _, ...asked } = request;
  const paths = rules.flatMap(rule =>
    'expression' in rule
      ? rule.expression.paths.filter(([root]) => root === 'product')
      : [],
  );
  const read = Object.fromEntries(
    paths.map(path => [path.join('.'), shortened(valueAt(path, { product }))]),
  );
  return { request: asked, ...rest, ...(paths.length > 0 && { read }) };
}

function shortened(value: unknown): unknown {
  const text = JSON.stringify(value) ?? '';
  return text.length > LONGEST_KEPT_VALUE
    ? `${text.slice(0, LONGEST_KEPT_VALUE)}…`
    : value ?? null;
}

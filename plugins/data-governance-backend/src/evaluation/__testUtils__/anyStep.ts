import fc from 'fast-check';

const NAMES = ['flights', 'weather', 'birds'] as const;
const SCORECARDS = ['foundations', 'safety'] as const;
const RULES = [
  'facts.catalog.ownerMembers > 0',
  'facts.catalog.missingInputs.size() == 0',
  'facts.contract.valid',
  'has(product.spec.purpose)',
  'facts.incidents.open == 0',
  'facts.incidents.open > 1 || has(product.spec.purpose)',
  'ports.all(port, has(port.contract))',
];
/** Something that happens in the world. */
export type Step =
  | {
      type: 'product';
      name: string;
      purpose: boolean;
      domain: string;
      input: string;
    }
  | { type: 'contract'; name: string; valid: boolean }
  | { type: 'remove'; kind: string; name: string }
  | { type: 'group'; members: number }
  | { type: 'domain'; parent: string }
  | {
      type: 'rules';
      name: string;
      rules: string[];
      grace: boolean;
      scoped: boolean;
    }
  | { type: 'incidents'; name: string; open: number }
  | { type: 'exemption'; check: number; product: string | undefined }
  | { type: 'time'; hours: number };

const name = fc.constantFrom(...NAMES);
/** Anything that may happen. */
export const anyStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    type: fc.constant('product' as const),
    name,
    purpose: fc.boolean(),
    domain: fc.constantFrom('air', 'sea'),
    input: name,
  }),
  fc.record({
    type: fc.constant('contract' as const),
    name,
    valid: fc.boolean(),
  }),
  fc.record({
    type: fc.constant('remove' as const),
    kind: fc.constantFrom('dataproduct', 'datacontract', 'scorecard'),
    name: fc.oneof(name, fc.constantFrom(...SCORECARDS)),
  }),
  fc.record({
    type: fc.constant('group' as const),
    members: fc.nat({ max: 1 }),
  }),
  fc.record({
    type: fc.constant('domain' as const),
    parent: fc.constantFrom('', 'sea'),
  }),
  fc.record({
    type: fc.constant('rules' as const),
    name: fc.constantFrom(...SCORECARDS),
    rules: fc.uniqueArray(fc.constantFrom(...RULES), { minLength: 1 }),
    grace: fc.boolean(),
    scoped: fc.boolean(),
  }),
  fc.record({
    type: fc.constant('incidents' as const),
    name,
    open: fc.nat({ max: 2 }),
  }),
  fc.record({
    type: fc.constant('exemption' as const),
    check: fc.nat({ max: 2 }),
    product: fc.option(name, { nil: undefined }),
  }),
  fc.record({
    type: fc.constant('time' as const),
    hours: fc.constantFrom(1, 30),
  }),
);

/** A product among its own inputs, read with another one or alone. */
export const READS_ITSELF: Step[] = ['flights', 'birds'].map(product => ({
  type: 'product',
  name: product,
  purpose: false,
  domain: 'air',
  input: 'birds',
}));
READS_ITSELF.splice(1, 0, {
  type: 'rules',
  name: 'foundations',
  rules: ['facts.catalog.missingInputs.size() == 0'],
  grace: false,
  scoped: false,
});

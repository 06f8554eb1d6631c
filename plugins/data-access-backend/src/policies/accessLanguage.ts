import { RuleLanguage } from '@meshport/backstage-plugin-data-mesh-node';

// Far more than a rule about one request needs: any owner of a product writes
// rules, and many requests are judged while others wait.
const MAX_STEPS = 10_000;

/**
 * What rules about access are written in. The README says what each variable
 * means.
 * @internal
 */
export const accessLanguage = new RuleLanguage({
  variables: {
    request: {
      purpose: 'string',
      duration: 'string',
      days: 'double',
      columns: 'list<string>',
      rows: 'list<map<string, dyn>>',
      holder: { ref: 'string', kind: 'string' },
      renewal: 'bool',
    },
    requester: { ref: 'string', groups: 'list<string>' },
    port: {
      name: 'string',
      version: 'string',
      classification: 'string',
      platform: 'string',
    },
    product: 'map<string, dyn>',
    domain: 'string',
    domains: 'list<string>',
    levels: 'map<string, dyn>',
  },
  found: ['levels'],
  maxSteps: MAX_STEPS,
});

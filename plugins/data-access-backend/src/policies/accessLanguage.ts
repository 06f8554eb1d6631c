import { RuleLanguage } from '@meshport/backstage-plugin-data-mesh-node';

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
});

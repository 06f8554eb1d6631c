import {
  contractYaml,
  deprecatedYaml,
  ordersYaml,
  scorecardYaml,
} from './entities';

/**
 * Mistakes in an entity: what it was before, the field that is changed, its
 * wrong value, and what the refusal says.
 */
export const mistakes: [string, string, unknown, string][] = [
  // The envelope
  [
    ordersYaml,
    'kind',
    'dataproduct',
    "kind is 'dataproduct'; use one of: DataProduct, DataContract, Scorecard, AccessPolicy",
  ],
  [
    ordersYaml,
    'apiVersion',
    'meshport.dev/v1',
    "apiVersion is 'meshport.dev/v1'; use meshport.dev/v1alpha1",
  ],
  [ordersYaml, 'spec', undefined, 'spec is missing; add it'],
  // Data products
  [
    ordersYaml,
    'spec.type',
    'table',
    "spec.type is 'table'; use one of: source-aligned, aggregate, consumer-aligned",
  ],
  [
    ordersYaml,
    'spec.type',
    undefined,
    'spec.type is missing; use one of: source-aligned, aggregate, consumer-aligned',
  ],
  [
    ordersYaml,
    'spec.lifecycle',
    'live',
    "spec.lifecycle is 'live'; use one of: proposed, experimental, production, deprecated, retired",
  ],
  [
    ordersYaml,
    'spec.deprecation',
    { reason: 'Replaced' },
    "spec.deprecation is given, but the lifecycle is 'production'; set spec.lifecycle to deprecated, or remove it",
  ],
  [
    deprecatedYaml,
    'spec.deprecation.until',
    '2027-02-30',
    "spec.deprecation.until is '2027-02-30'; there is no such day",
  ],
  [
    deprecatedYaml,
    'spec.deprecation.replacedBy',
    'orders',
    'spec.deprecation.replacedBy is the product itself; name the one that takes its place',
  ],
  [
    deprecatedYaml,
    'spec.deprecation.until',
    'next year',
    "spec.deprecation.until is 'next year'; use an ISO 8601 date, e.g. 2026-03-31",
  ],
  [
    deprecatedYaml,
    'spec.deprecation.replacedBy',
    'component:default/shop',
    "spec.deprecation.replacedBy is 'component:default/shop'; refer to a DataProduct, e.g. dataproduct:default/name",
  ],
  [
    ordersYaml,
    'spec.owner',
    undefined,
    'spec.owner is missing; add an entity reference, e.g. group:default/my-team',
  ],
  [
    ordersYaml,
    'spec.owner',
    'component:default/shop',
    "spec.owner is 'component:default/shop'; refer to a Group or User, e.g. group:default/name",
  ],
  [
    ordersYaml,
    'spec.domain',
    'a b:c/d/e',
    "spec.domain is 'a b:c/d/e'; use an entity reference, e.g. domain:default/name",
  ],
  [ordersYaml, 'spec.domain', null, 'spec.domain has no value'],
  [
    ordersYaml,
    'spec.version',
    1,
    'spec.version is the number 1; put it in quotes: a semantic version, e.g. 1.2.0',
  ],
  [
    ordersYaml,
    'spec.version',
    '1.0',
    "spec.version is '1.0'; use a semantic version, e.g. 1.2.0",
  ],
  [
    ordersYaml,
    'spec.ouputPorts',
    [],
    'spec.ouputPorts is not a known field; remove it or use one of: type, lifecycle, deprecation, version',
  ],
  [
    ordersYaml,
    'spec.outputPorts',
    'orders',
    "spec.outputPorts is 'orders'; use a list",
  ],
  [
    ordersYaml,
    'spec.outputPorts.0.classification',
    'secret',
    "spec.outputPorts[0].classification is 'secret'; use one of: public, internal, confidential, restricted",
  ],
  [
    ordersYaml,
    'spec.outputPorts.1.version',
    '1.0.0',
    'spec.outputPorts[1] has the same name and version as spec.outputPorts[0] (orders 1.0.0); give it another',
  ],
  [
    ordersYaml,
    'spec.outputPorts.0.access.longestDuration',
    '90 days',
    "spec.outputPorts[0].access.longestDuration is '90 days'; use an ISO 8601 duration longer than zero, e.g. P90D",
  ],
  [
    ordersYaml,
    'spec.outputPorts.0.access.longestduration',
    'P1D',
    'spec.outputPorts[0].access.longestduration is not a known field; remove it or use one of: approvers, steps, purposes, longestDuration',
  ],
  [
    ordersYaml,
    'spec.outputPorts.0.access.approvers',
    ['domain:default/sales'],
    "spec.outputPorts[0].access.approvers[0] is 'domain:default/sales'; refer to a Group or User",
  ],
  [
    ordersYaml,
    'spec.outputPorts.0.platform',
    undefined,
    'spec.outputPorts[0].platform is missing; a location needs the id of the data platform it is in',
  ],
  [
    ordersYaml,
    'spec.outputPorts.0.location.table',
    7,
    'spec.outputPorts[0].location.table is the number 7; put it in quotes',
  ],
  [
    ordersYaml,
    'spec.inputPorts.0.resource',
    'ledger',
    'spec.inputPorts[0] names both a product and a resource',
  ],
  [
    ordersYaml,
    'spec.inputPorts.1.resource',
    undefined,
    'spec.inputPorts[1] names neither a product nor a resource',
  ],
  [
    ordersYaml,
    'spec.inputPorts.1.version',
    '1.0.0',
    'spec.inputPorts[1].version belongs to a product',
  ],
  [
    ordersYaml,
    'spec.inputPorts.0.product',
    'DataProduct:default/Orders',
    'spec.inputPorts[0].product is the product itself',
  ],
  [
    ordersYaml,
    'spec.inputPorts.1.name',
    'carts',
    'spec.inputPorts[1] has the same name as spec.inputPorts[0] (carts)',
  ],
  [
    ordersYaml,
    'spec.managementPorts.0.url',
    'vbscript:msgbox(1)',
    "spec.managementPorts[0].url is 'vbscript:msgbox(1)'; use an address that starts with https:// or http://",
  ],
  [
    ordersYaml,
    'spec.support.0.url',
    'data:text/html,x',
    'spec.support[0].url is',
  ],
  [
    ordersYaml,
    'spec.purpose',
    'sold\0secret',
    'spec.purpose contains a NUL character; remove it',
  ],
  // Contracts
  [contractYaml, 'spec.type', 'dcs', "spec.type is 'dcs'; use one of: odcs"],
  [
    contractYaml,
    'spec.definition',
    { apiVersion: 'v3.1.0' },
    'spec.definition is a mapping; use a text',
  ],
  [
    contractYaml,
    'spec.definition',
    'kind: DataContract\nid: a\nversion: 1.0.0\nstatus: active',
    'spec.definition (ODCS) apiVersion is missing; use one of: v3.0.0, v3.0.1, v3.0.2, v3.1.0',
  ],
  [
    contractYaml,
    'spec.definition',
    'a: [',
    'spec.definition is not valid YAML at line 1',
  ],
  [
    contractYaml,
    'spec.product',
    undefined,
    'spec.product is missing; add an entity reference',
  ],
  // Scorecards
  [scorecardYaml, 'spec.levels', [], 'spec.levels is empty; add at least one'],
  [
    scorecardYaml,
    'spec.levels.1.name',
    'bronze',
    'spec.levels[1] has the same name as spec.levels[0] (bronze)',
  ],
  [
    scorecardYaml,
    'spec.checks.1.id',
    'purpose',
    'spec.checks[1] has the same id as spec.checks[0] (purpose)',
  ],
  [
    scorecardYaml,
    'spec.checks.0.level',
    'gold',
    "spec.checks[0].level is 'gold'; use one of: bronze, silver",
  ],
  [
    scorecardYaml,
    'spec.checks.0.phse',
    'draft',
    'spec.checks[0].phse is not a known field',
  ],
  [
    scorecardYaml,
    'spec.checks.1.enforcedFrom',
    undefined,
    'spec.checks[1].enforcedFrom is missing; a check in grace needs the date',
  ],
  [
    scorecardYaml,
    'spec.checks.1.enforcedFrom',
    '2026-02-31',
    "spec.checks[1].enforcedFrom is '2026-02-31'; there is no such day",
  ],
  [
    scorecardYaml,
    'spec.checks.0.enforcedFrom',
    '2026-01-01',
    'spec.checks[0].enforcedFrom is only for checks in phase grace',
  ],
  [
    scorecardYaml,
    'spec.appliesTo',
    { $any: 'x' },
    'spec.appliesTo is not a filter predicate',
  ],
  [
    scorecardYaml,
    'spec.checks.1.appliesTo',
    { $any: 'x' },
    'spec.checks[1].appliesTo is not a filter predicate',
  ],
  [
    scorecardYaml,
    'spec.checks.0.weight',
    0,
    'spec.checks[0].weight is 0; use a number above 0',
  ],
  [
    scorecardYaml,
    'spec.checks.0.weight',
    101,
    'spec.checks[0].weight is 101; use a number',
  ],
  [
    scorecardYaml,
    'spec.scope',
    { domain: 'group:default/sales' },
    "spec.scope.domain is 'group:default/sales'; refer to a Domain",
  ],
];

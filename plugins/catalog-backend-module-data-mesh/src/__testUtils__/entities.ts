import { Entity } from '@backstage/catalog-model';
import { parse } from 'yaml';

/** A data product that uses every field. */
export const ordersYaml = `
apiVersion: meshport.dev/v1alpha1
kind: DataProduct
metadata:
  name: orders
  annotations:
    backstage.io/managed-by-location: url:http://localhost/orders.yaml
    backstage.io/managed-by-origin-location: url:http://localhost/orders.yaml
spec:
  type: aggregate
  lifecycle: production
  version: 1.0.0
  owner: sales
  domain: sales
  system: shop
  purpose: Know what was sold.
  inputPorts:
    - name: carts
      product: carts
      port: carts
      version: 2.0.0
    - name: ledger
      resource: ledger
  outputPorts:
    - name: orders
      version: 1.0.0
      type: table
      description: One row per order.
      platform: warehouse
      location: { schema: sales, table: orders }
      contract: orders-contract
      classification: internal
      access:
        approvers: [sales, user:default/ann]
        purposes: [Reporting]
        longestDuration: P90D
    - name: orders
      version: 2.0.0
      type: table
      classification: restricted
      access:
        steps:
          - { title: Owner, owner: true, approvers: [user:default/ann] }
          - { steward: true, role: orders_reader, quorum: 2 }
          - { approvers: [user:default/ann, user:default/bob], quorum: 2 }
        endsWith: quarter
        terms: Keep it within the company.
        narrowing:
          columns: true
          rows:
            - { column: region, title: Region, values: [north, south] }
            - { column: year }
        masks:
          - { column: email, mask: hash }
          - { column: name, mask: 'null' }
        rules:
          - id: long
            title: Long rights need the steward
            when: request.days > 30.0
            effect: require
            step: { steward: true }
            reason: The right is long
          - id: never-marketing
            title: Not for marketing
            when: request.purpose == 'Marketing'
            effect: deny
            reason: The data is not for marketing
  managementPorts:
    - name: metrics
      content: observability
      type: rest
      url: https://metrics.example.com/orders
  code: [orders-pipeline]
  infrastructure: [resource:default/warehouse]
  support:
    - channel: '#orders'
      url: mailto:orders@example.com
`;

/** The same product, on its way out. */
export const deprecatedYaml = ordersYaml.replace(
  'lifecycle: production',
  `lifecycle: deprecated
  deprecation:
    until: '2027-03-31'
    replacedBy: sales
    reason: Sales holds every order too.`,
);

/** A contract of {@link ordersYaml}. */
export const contractYaml = `
apiVersion: meshport.dev/v1alpha1
kind: DataContract
metadata:
  name: orders-contract
  annotations:
    backstage.io/managed-by-location: url:http://localhost/orders.yaml
    backstage.io/managed-by-origin-location: url:http://localhost/orders.yaml
spec:
  type: odcs
  lifecycle: production
  owner: sales
  product: orders
  definition: |
    apiVersion: v3.1.0
    kind: DataContract
    id: orders
    version: 1.0.0
    status: active
    schema:
      - name: orders
        properties:
          - name: id
            logicalType: integer
`;

/** A scorecard with one check in each phase. */
export const scorecardYaml = `
apiVersion: meshport.dev/v1alpha1
kind: Scorecard
metadata:
  name: basics
  annotations:
    backstage.io/managed-by-location: url:http://localhost/basics.yaml
    backstage.io/managed-by-origin-location: url:http://localhost/basics.yaml
spec:
  owner: governance
  scope: { domain: sales }
  appliesTo: { spec.lifecycle: production }
  levels:
    - { name: bronze, title: Bronze }
    - { name: silver, title: Silver }
  checks:
    - id: purpose
      title: Has a purpose
      level: bronze
      rule: has(product.spec.purpose)
      why: People must know what it is for.
      remedy: Set spec.purpose.
    - id: contracts
      title: Has contracts
      level: silver
      rule: size(contracts) > 0
      severity: high
      phase: grace
      enforcedFrom: '2026-12-31'
      why: Promises are written down.
      remedy: Add a contract.
    - id: ports
      title: Has ports
      level: silver
      rule: size(ports) > 0
      phase: draft
      why: A product without ports offers nothing.
      remedy: Add a port.
`;

/** An access policy with each effect. */
export const accessPolicyYaml = `
apiVersion: meshport.dev/v1alpha1
kind: AccessPolicy
metadata:
  name: sharing
  annotations:
    backstage.io/managed-by-location: url:http://localhost/sharing.yaml
    backstage.io/managed-by-origin-location: url:http://localhost/sharing.yaml
spec:
  owner: governance
  scope: { domain: sales }
  appliesTo: { spec.lifecycle: production }
  rules:
    - id: public
      title: Public data is for everyone
      when: port.classification == 'public'
      effect: approve
      reason: The data is public
    - id: restricted
      title: Restricted data is for nobody
      when: port.classification == 'restricted'
      effect: deny
      reason: The data is restricted
    - id: confidential
      title: Confidential data needs two
      when: port.classification == 'confidential'
      effect: require
      step: { approvers: [governance], quorum: 2 }
      reason: The data is confidential
`;

/** Parses an entity and changes one field of it. */
export function changed(yaml: string, path: string, value: unknown): Entity {
  const entity = parse(yaml);
  const steps = path.split('.');
  const last = steps.pop()!;
  const parent = steps.reduce((node, step) => node[step], entity);
  if (value === undefined) {
    delete parent[last];
  } else {
    parent[last] = value;
  }
  return entity;
}

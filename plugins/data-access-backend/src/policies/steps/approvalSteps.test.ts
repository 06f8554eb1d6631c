import { Entity } from '@backstage/catalog-model';
import { AccessRule } from '@meshport/backstage-plugin-data-mesh-common';
import { compileRules } from '../compileRules';
import { portSteps, requiredSteps, StepPeople } from './approvalSteps';

const product: Entity = {
  apiVersion: 'meshport.dev/v1alpha1',
  kind: 'DataProduct',
  metadata: { name: 'flights', namespace: 'ops' },
};

const people: StepPeople = {
  owners: ['group:ops/flights'],
  stewards: ['group:ops/stewards'],
  roles: [
    {
      role: 'reader',
      firstLevelApprovers: 'user:default/ann, group:Default/Crew; Jane Doe',
      secondLevelApprovers: 'user:default/boss',
    },
    { role: 'nobody', firstLevelApprovers: 'Jane Doe, component:default/x' },
  ],
};

const step = (title: string, approvers: string[], quorum = 1) => ({
  title,
  approvers,
  quorum,
  approvals: [],
});

describe('the steps of a port', () => {
  it('are the owner, when it says nothing', () => {
    const owner = [step('Owner', ['group:ops/flights'])];
    expect(portSteps(product, undefined, people)).toEqual(owner);
    expect(portSteps(product, { approvers: [] }, people)).toEqual(owner);
  });

  it('are one step of those whom it names, in its own namespace', () => {
    expect(
      portSteps(product, { approvers: ['crew', 'user:default/ann'] }, people),
    ).toEqual([step('Approvers', ['group:ops/crew', 'user:default/ann'])]);
  });

  it('come in their order, with those whom each means', () => {
    expect(
      portSteps(
        product,
        {
          steps: [
            { title: 'First', owner: true, approvers: ['flights', 'crew'] },
            { steward: true, quorum: 2 },
          ],
        },
        people,
      ),
    ).toEqual([
      step('First', ['group:ops/flights', 'group:ops/crew']),
      step('Domain', ['group:ops/stewards'], 2),
    ]);
  });

  it('are two for a role with two levels, of those who are entity refs', () => {
    expect(portSteps(product, { steps: [{ role: 'reader' }] }, people)).toEqual(
      [
        step('Role reader', ['user:default/ann', 'group:default/crew']),
        step('Role reader, second level', ['user:default/boss']),
      ],
    );
  });

  it.each(['nobody', 'unheard-of'])(
    'name nobody for the role %s, rather than somebody else',
    role => {
      expect(portSteps(product, { steps: [{ role }] }, people)).toEqual([
        step(`Role ${role}`, []),
      ]);
    },
  );
});

describe('the steps that rules ask for', () => {
  const rule = (id: string, asked: AccessRule['step']): AccessRule => ({
    id,
    title: id,
    when: 'true',
    effect: 'require',
    step: asked,
    reason: `Because of ${id}`,
  });

  it('say which rule asks, and are one for the same people', () => {
    const rules = compileRules(product, [
      rule('confidential', { title: 'Governance', approvers: ['governance'] }),
      rule('long', { steward: true }),
      rule('often', { approvers: ['group:ops/governance'], quorum: 2 }),
    ]);
    const requiredBy = (id: string) => ({
      policy: 'dataproduct:ops/flights',
      rule: id,
      reason: `Because of ${id}`,
    });
    expect(requiredSteps(rules, people)).toEqual([
      {
        ...step('Governance', ['group:ops/governance'], 2),
        requiredBy: requiredBy('confidential'),
      },
      {
        ...step('Domain', ['group:ops/stewards']),
        requiredBy: requiredBy('long'),
      },
    ]);
  });
});

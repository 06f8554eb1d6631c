import { GrantState } from '@meshport/backstage-plugin-data-access-common';
import { OLIVIA } from '../../__testUtils__/mesh';
import { must } from '../../__testUtils__/must';
import { askOf, consumerOf } from './faultMesh';
import { FaultWorld } from './FaultWorld';
import { Replica } from './Replica';
import { waitFor } from './waitFor';

/** Something that a replica may die of in the middle. */
export interface Scenario {
  name: string;
  /** Where the grant has to be in the end. */
  settles: GrantState;
  /** @returns the id of a request that is where the scenario begins */
  prepare(world: FaultWorld, run: number): Promise<string>;
  /**
   * What begins the work. It is asked of the victim, and once more of the
   * survivor when the victim is dead, as a person or the schedule would; it
   * fails when it was done already.
   */
  act(replica: Replica, id: string): Promise<unknown>;
}

const approve = (replica: Replica, id: string) =>
  replica.as(OLIVIA).decide(id, { verdict: 'approve', revision: 1 });

const pending = async (world: FaultWorld, run: number, duration: string) => {
  const { request } = await world.survivor
    .as(consumerOf(run))
    .createRequest(askOf(run, duration));
  return request.id;
};

const active = async (world: FaultWorld, run: number, duration: string) => {
  const id = await pending(world, run, duration);
  await approve(world.survivor, id);
  await waitFor('an active grant', async () => {
    const { request } = await world.detailsOf(run, id);
    return request.grant?.state === 'active';
  });
  return id;
};

/** From the approval to the verified right. */
export const grantScenario: Scenario = {
  name: 'grant',
  settles: 'active',
  prepare: (world, run) => pending(world, run, 'P1D'),
  act: approve,
};

/** From the end of its time to the verified end of a right. */
export const expiryScenario: Scenario = {
  name: 'expiry',
  settles: 'expired',
  async prepare(world, run) {
    const id = await active(world, run, 'PT1S');
    const { connection, request } = await world.detailsOf(run, id);
    const end = Date.parse(request.grant?.expiresAt ?? '');
    await waitFor('the end of its time', async () => end < Date.now());
    must(
      !(await world.reads(run, connection?.statement)),
      'the engine refuses a right past its end, whoever has not ended it',
    );
    return id;
  },
  act: replica => replica.run('end-of-time'),
};

/** From a person's word to the verified end of a right. */
export const revocationScenario: Scenario = {
  name: 'revocation',
  settles: 'revoked',
  prepare: (world, run) => active(world, run, 'P1D'),
  async act(replica, id) {
    const olivia = replica.as(OLIVIA);
    const { request } = await olivia.getRequest(id);
    await olivia.revoke(id, {
      comment: 'the study is over',
      revision: request.grant?.revision ?? 0,
    });
  },
};

export const scenarios = [grantScenario, expiryScenario, revocationScenario];

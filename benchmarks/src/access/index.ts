import { startTestPostgres } from 'dev-services';
import { Benchmark, Metric } from '../harness';
import { CountedDatabase } from '../scorecards/CountedDatabase';
import { bareGrantsPerSecond } from './bareGrants';
import { fillTables } from './fill';
import { timeOfLists } from './lists';
import {
  ALL_GRANTS,
  ALL_REQUESTS,
  BARE,
  DECISIONS,
  GRANTS,
  LISTS,
} from './sizes';
import { startAccess } from './startAccess';
import { prepareWarehouse } from './warehouse';
import { askForAll, grantAll } from './workflow';

const number = (value: number) => value.toLocaleString('en');

/** How fast access is decided, granted in the engine, and listed. */
export const accessBenchmark: Benchmark = {
  title: 'Access',
  description: `One replica and the PostgreSQL adapter over HTTP; PostgreSQL, with \`fsync\` as in production, holds the portal's tables and is the engine. \`grants\`: ${number(
    GRANTS,
  )} requests from the first approval to the last right that the engine has confirmed. \`bare\`: \`GRANT\`, reading back and \`REVOKE\` of a membership, one after the other on one connection, in the same run before and after; the faster of both, of ${number(
    BARE,
  )}. \`decisions\`: ${number(
    DECISIONS,
  )} approvals in one HTTP request, beside which the first rights are granted already. \`inbox\` and \`mine\`: the first page over HTTP, p95 of ${LISTS}, with ${number(
    ALL_REQUESTS,
  )} requests and ${number(
    ALL_GRANTS,
  )} active grants, and a permission policy by requester, holder and approver.`,

  async run({ services, reporter }) {
    const postgres = await startTestPostgres({ durable: true });
    await services.add(postgres.stop);
    const dataPlatforms = await prepareWarehouse(postgres);
    const { knex } = await CountedDatabase.create(postgres, 'portal');
    const access = await startAccess({ knex, dataPlatforms });
    await services.add(() => access.stop());

    reporter.progress('bare statements');
    const before = await bareGrantsPerSecond(postgres);
    reporter.progress(`asking for ${GRANTS} rights`);
    const ids = await askForAll(access);
    reporter.progress(`granting ${GRANTS} rights`);
    const { decisions, grants } = await grantAll(access, knex, ids);
    reporter.progress('bare statements');
    const bare = Math.max(before, await bareGrantsPerSecond(postgres));
    reporter.progress(`filling the tables with ${ALL_REQUESTS} requests`);
    await fillTables(knex);
    reporter.progress('lists');
    const { inbox, mine } = await timeOfLists(access);
    reporter.progress(undefined);

    return [
      { name: 'grants', value: grants, unit: '1/s', target: '>= 200' },
      { name: 'grants/bare', value: bare, unit: '1/s' },
      {
        name: 'grants/ratio',
        value: grants / bare,
        unit: 'ratio',
        target: '>= 0.5',
      },
      { name: 'decisions', value: decisions, unit: '1/s', target: '>= 200' },
      { name: 'inbox', value: inbox, unit: 'ms', target: '< 50' },
      { name: 'mine', value: mine, unit: 'ms', target: '< 50' },
    ] satisfies Metric[];
  },
};

import { InputError } from '@backstage/errors';
import {
  ContractQualityRule,
  fillQueryPlaceholders,
} from '@meshport/backstage-plugin-data-mesh-common';
import {
  MeasureRule,
  RuleMeasurement,
} from '@meshport/backstage-plugin-data-platform-node';
import { escapeIdentifier } from 'pg';
import { MeshRole } from '../../access/names/meshRole';
import { attempt } from '../../engine/attempt';
import { Query } from '../../engine/PostgresEngine';
import { TableLocation } from '../../tables/TableLocation';
import { failureReason } from '../failureReason';
import { notExecuted, refusalOf } from '../notExecuted';
import { GuardedQuery, guardQuery } from './guardQuery';
import { readValue } from './readValue';

/**
 * A rule in SQL after it was read: what may run, or why nothing may.
 * @internal
 */
export type SqlRule =
  | { key: string; guarded: GuardedQuery; refusal?: undefined }
  | { key: string; guarded?: undefined; refusal: string };

/**
 * Reads rules in SQL without running them.
 *
 * @param database - what `{database}` stands for
 * @internal
 */
export async function readSqlRules(
  rules: MeasureRule[],
  location: TableLocation,
  database: string,
): Promise<SqlRule[]> {
  return Promise.all(
    rules.map(async ({ key, rule, column }) => {
      try {
        const query = fillQueryPlaceholders(queryOf(rule), {
          object: escapeIdentifier(location.table),
          schema: escapeIdentifier(location.schema),
          database: escapeIdentifier(database),
          property: column === undefined ? undefined : escapeIdentifier(column),
        });
        return { key, guarded: await guardQuery(query, location) };
      } catch (error) {
        return { key, refusal: refusalOf(error) };
      }
    }),
  );
}

/**
 * Runs rules in SQL one after the other, with the rights of a reader for the
 * rest of the transaction.
 *
 * @param options - `timeout` of a statement in milliseconds, for messages
 * @internal
 */
export async function runSqlRules(
  query: Query,
  rules: SqlRule[],
  options: { role: MeshRole; location: TableLocation; timeout: number },
): Promise<RuleMeasurement[]> {
  const { role, location, timeout } = options;
  if (rules.some(({ guarded }) => guarded)) {
    // No function that a rule may call can set it back.
    await query(`SET LOCAL ROLE ${escapeIdentifier(role.name)}`);
  }
  const measurements: RuleMeasurement[] = [];
  for (const { key, guarded, refusal } of rules) {
    measurements.push(
      guarded
        ? await runRule(query, key, guarded, location, timeout)
        : notExecuted(key, refusal),
    );
  }
  return measurements;
}

async function runRule(
  query: Query,
  key: string,
  guarded: GuardedQuery,
  location: TableLocation,
  timeout: number,
): Promise<RuleMeasurement> {
  const { result, failure } = await attempt(query, async () => {
    try {
      return {
        key,
        state: 'measured' as const,
        value: await readValue(query, guarded, location),
      };
    } catch (error) {
      if (error instanceof InputError) {
        return notExecuted(key, refusalOf(error));
      }
      throw error;
    }
  });
  return result ?? notExecuted(key, failureReason(failure, timeout));
}

function queryOf({ query }: ContractQualityRule): string {
  if (typeof query !== 'string' || query.trim() === '') {
    throw new InputError('query: is missing; write one SELECT');
  }
  return query;
}

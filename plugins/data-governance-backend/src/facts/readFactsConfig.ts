import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { FactDeclaration } from '@meshport/backstage-plugin-data-governance-common';
import { FactProvider } from '@meshport/backstage-plugin-data-governance-node';
import { z } from 'zod';
import { readDuration } from '../readDuration';
import { FACT_NAME_PATTERN } from './FactProviderRegistry';

const SECTION = 'dataGovernance.facts';
const PUSHED_SECTION = 'dataGovernance.pushedFacts';

/**
 * How an external provider is used.
 * @internal
 */
export interface ProviderSettings {
  enabled: boolean;
  frequencyMs: number;
  /** Of one batch. */
  timeoutMs: number;
}

/**
 * A source that other tools send facts of.
 * @internal
 */
export interface PushedSource {
  id: string;
  title?: string;
  facts: Record<string, FactDeclaration>;
  /** Subjects of the services that may send; any that may push when absent. */
  services?: string[];
  /** How long facts may hold at most, from when they are sent. */
  maxValidityMs: number;
}

/** @internal */
export interface FactsConfig {
  /** How long the past of facts is kept. */
  retentionMs: number;
  pushed: PushedSource[];
  /** Ids of the providers that there are settings for. */
  configured: string[];
  settingsOf(provider: FactProvider): ProviderSettings;
}

const declarations = z.record(
  z.string(),
  z.strictObject({
    type: z.enum(['bool', 'int', 'double', 'string', 'list<string>']),
    description: z.string(),
  }),
);

/**
 * Reads the sections `dataGovernance.facts` and `dataGovernance.pushedFacts`.
 *
 * @throws `InputError` naming the key when a value cannot be used
 * @internal
 */
export function readFactsConfig(config: Config): FactsConfig {
  const pushed = config.getOptionalConfig(PUSHED_SECTION)?.keys() ?? [];
  return {
    retentionMs: readDuration(config, `${SECTION}.retention`, { days: 400 }),
    pushed: pushed.map(id => readPushedSource(config, id)),
    configured: (config.getOptionalConfig(SECTION)?.keys() ?? []).filter(
      key => key !== 'retention',
    ),
    settingsOf: ({ id, schedule }) => {
      const key = `${SECTION}.${id}`;
      return {
        enabled: config.getOptionalBoolean(`${key}.enabled`) ?? true,
        frequencyMs: readDuration(
          config,
          `${key}.frequency`,
          schedule?.frequency ?? { hours: 1 },
        ),
        timeoutMs: readDuration(
          config,
          `${key}.timeout`,
          schedule?.timeout ?? { minutes: 1 },
        ),
      };
    },
  };
}

function readPushedSource(config: Config, id: string): PushedSource {
  const key = `${PUSHED_SECTION}.${id}`;
  const section = config.getConfig(key);
  const facts = declarations.safeParse(section.get('facts'));
  if (!facts.success) {
    const { path, message } = facts.error.issues[0];
    throw new InputError(`${[key, 'facts', ...path].join('.')}: ${message}`);
  }
  for (const name of [id, ...Object.keys(facts.data)]) {
    if (!FACT_NAME_PATTERN.test(name)) {
      throw new InputError(
        `${key}: '${name}' cannot be used as a name; use letters and digits, starting with a lower case letter`,
      );
    }
  }
  return {
    id,
    title: section.getOptionalString('title'),
    facts: facts.data,
    services: section.getOptionalStringArray('services'),
    maxValidityMs: readDuration(config, `${key}.maxValidity`, { days: 30 }),
  };
}

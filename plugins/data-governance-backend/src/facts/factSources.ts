import { ConflictError, InputError } from '@backstage/errors';
import { FactDeclaration } from '@meshport/backstage-plugin-data-governance-common';
import { FactProvider } from '@meshport/backstage-plugin-data-governance-node';
import { ExternalProvider } from './FactCollector';
import { TAKEN_IDS } from './FactProviderRegistry';
import { FactsConfig, PushedSource } from './readFactsConfig';

/**
 * Where facts come from: what rules are type-checked against.
 * @internal
 */
export interface DeclaredSource {
  id: string;
  facts: Record<string, FactDeclaration>;
  /** Facts are sent by other tools. */
  pushed?: true;
}

/**
 * All sources of facts, by how their facts come in.
 * @internal
 */
export interface FactSources {
  /** Their facts follow from the catalog alone. */
  fromEntities: FactProvider[];
  /** Those that are asked. */
  external: ExternalProvider[];
  /** Those that the configuration switches off: nothing is known from them. */
  switchedOff: FactProvider[];
  pushed: PushedSource[];
  /** All of them, those that are switched off included. */
  declared: DeclaredSource[];
}

/**
 * Ids of the sources from which something may be known.
 * @internal
 */
export function activeSources(sources: FactSources): string[] {
  const { fromEntities, external, pushed } = sources;
  return [
    ...fromEntities,
    ...external.map(({ provider }) => provider),
    ...pushed,
  ].map(({ id }) => id);
}

/**
 * @throws `ConflictError` when a pushed source has the id of a provider,
 * `InputError` when there are settings for a provider that is not there
 * @internal
 */
export function factSources(
  providers: readonly FactProvider[],
  { configured, pushed, settingsOf }: FactsConfig,
): FactSources {
  for (const { id } of pushed) {
    if (TAKEN_IDS.includes(id)) {
      throw new ConflictError(
        `dataGovernance.pushedFacts.${id}: this id means something else, use another`,
      );
    }
    if (providers.some(provider => provider.id === id)) {
      throw new ConflictError(
        `dataGovernance.pushedFacts.${id}: there is a fact provider with this id already, use another`,
      );
    }
  }
  const external = providers.filter(({ source }) => source !== 'entities');
  for (const id of configured) {
    if (!external.some(provider => provider.id === id)) {
      throw new InputError(
        `dataGovernance.facts.${id}: there is no fact provider with this id that runs on a schedule; there is ${external
          .map(provider => provider.id)
          .join(', ')}`,
      );
    }
  }
  const isOn = (provider: FactProvider) => settingsOf(provider).enabled;
  return {
    fromEntities: providers.filter(({ source }) => source === 'entities'),
    external: external
      .filter(isOn)
      .map(provider => ({ provider, settings: settingsOf(provider) })),
    switchedOff: external.filter(provider => !isOn(provider)),
    pushed,
    declared: [
      ...providers.map(({ id, facts }) => ({ id, facts })),
      ...pushed.map(({ id, facts }) => ({ id, facts, pushed: true as const })),
    ],
  };
}

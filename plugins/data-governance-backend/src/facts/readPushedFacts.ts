import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import {
  FactEvidence,
  Facts,
  PushedFacts,
} from '@meshport/backstage-plugin-data-governance-common';
import { readEvidence } from './evidence';
import { FoundFacts } from './FactStore';
import { readFactValue } from './factValue';
import { PushedSource } from './readFactsConfig';

// More would hide the first ones.
const MAX_FAULTS = 20;
// Clocks differ.
const CLOCK_TOLERANCE_MS = 5 * 60 * 1000;

/**
 * Facts as they are sent: of the right shape, but not yet known to be what the
 * source declares.
 * @internal
 */
export type SentFacts = Omit<PushedFacts, 'items'> & {
  items: (Omit<PushedFacts['items'][number], 'facts'> & {
    facts: Record<string, unknown>;
  })[];
};

/**
 * Reads facts that a tool sent of a source.
 *
 * @param isKnown - whether a product is in the catalog
 * @throws `InputError` that names the fields at fault, all of them up to a
 * score
 * @internal
 */
export function readPushedFacts(
  { items }: SentFacts,
  options: {
    source: PushedSource;
    isKnown(product: string): boolean;
    now: Date;
  },
): FoundFacts[] {
  const faults: string[] = [];
  const seen = new Map<string, number>();
  const found = items.map((item, index) => {
    const report = (field: string, fault: string) =>
      faults.push(`items[${index}].${field} ${fault}`);
    const product = readProductRef(item.product);
    const first = product === undefined ? undefined : seen.get(product);
    if (product === undefined) {
      report('product', 'is not the entity ref of a DataProduct');
    } else if (first !== undefined) {
      report('product', `is there already, as items[${first}]; send it once`);
    } else if (!options.isKnown(product)) {
      report(
        'product',
        `is not known: there is no ${product} in the catalog, or it was not collected yet`,
      );
    }
    if (product !== undefined && first === undefined) {
      seen.set(product, index);
    }
    return {
      product: product ?? '',
      source: options.source.id,
      content: readFacts(item.facts, options.source, report),
      evidence: readFindings(item.evidence ?? [], options.source, report),
      ...readTimes(item, options, report),
    };
  });
  if (faults.length > 0) {
    throw new InputError(describe(faults));
  }
  return found;
}

type Report = (field: string, fault: string) => void;

/**
 * @returns the full entity ref of a product in lower case, or `undefined` when
 * the text is none
 * @internal
 */
export function readProductRef(ref: string): string | undefined {
  if (/[\p{Cc}\p{Cs}]/u.test(ref)) {
    return undefined;
  }
  try {
    const parsed = parseEntityRef(ref, { defaultKind: 'DataProduct' });
    return parsed.kind.toLowerCase() === 'dataproduct'
      ? stringifyEntityRef(parsed)
      : undefined;
  } catch {
    return undefined;
  }
}

function readFacts(
  values: Record<string, unknown>,
  { id, facts }: PushedSource,
  report: Report,
): Facts {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, given]) => {
      if (!Object.hasOwn(facts, name)) {
        report(
          `facts.${name}`,
          `is not declared; ${id} has ${Object.keys(facts).join(', ')}`,
        );
        return [];
      }
      const read = readFactValue(given, facts[name].type);
      if ('problem' in read) {
        report(`facts.${name}`, read.problem);
        return [];
      }
      return [[name, read.value]];
    }),
  );
}

function readFindings(
  findings: FactEvidence[],
  { id, facts }: PushedSource,
  report: Report,
): FactEvidence[] {
  findings.forEach(({ fact }, index) => {
    if (!Object.hasOwn(facts, fact)) {
      report(`evidence[${index}].fact`, `is not declared as a fact of ${id}`);
    }
  });
  return readEvidence(findings, facts);
}

function readTimes(
  item: { observedAt: string; validUntil: string },
  { source, now }: { source: PushedSource; now: Date },
  report: Report,
): { observedAt: string; validUntil: string } {
  const observedAt = new Date(item.observedAt);
  const validUntil = new Date(item.validUntil);
  const latest = new Date(now.getTime() + source.maxValidityMs);
  if (Number.isNaN(observedAt.getTime())) {
    report('observedAt', 'must be an ISO timestamp');
  } else if (observedAt.getTime() > now.getTime() + CLOCK_TOLERANCE_MS) {
    report('observedAt', 'is in the future');
  }
  if (Number.isNaN(validUntil.getTime())) {
    report('validUntil', 'must be an ISO timestamp');
  } else if (validUntil <= now) {
    report('validUntil', 'is over already');
  } else if (validUntil <= observedAt) {
    report('validUntil', 'must be after observedAt');
  } else if (validUntil > latest) {
    report(
      'validUntil',
      `may be ${latest.toISOString()} at the latest; ${
        source.id
      } is believed no longer than that`,
    );
  }
  return { observedAt: item.observedAt, validUntil: item.validUntil };
}

function describe(faults: string[]): string {
  const rest = faults.length - MAX_FAULTS;
  return [
    ...faults.slice(0, MAX_FAULTS),
    ...(rest > 0 ? [`and ${rest} more`] : []),
  ].join('; ');
}

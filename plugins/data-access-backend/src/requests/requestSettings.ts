import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { HumanDuration } from '@backstage/types';
import { Duration } from 'luxon';
import { fullRef, productRef } from '../ports/entityRefs';
import { ServiceAccount } from '../ports/holders';

/**
 * What `dataAccess.requests` and `dataAccess.serviceAccounts` say.
 * @internal
 */
export interface RequestSettings {
  shortestDuration: Duration;
  /** How long a step may be silent before each. */
  remindAfter: Duration;
  escalateAfter: Duration;
  lapseAfter: Duration;
  /** Entity refs; the stewards of the product's domain when empty. */
  escalateTo: string[];
  serviceAccounts: ServiceAccount[];
}

/**
 * @throws `InputError` for a setting that cannot be used, naming it
 * @internal
 */
export function readRequestSettings(root: Config): RequestSettings {
  const duration = (key: string, otherwise: HumanDuration): Duration => {
    const path = `dataAccess.requests.${key}`;
    const value = Duration.fromObject(
      root.has(path) ? readDurationFromConfig(root, { key: path }) : otherwise,
    );
    if (value.toMillis() <= 0) {
      throw new InputError(`${path} must be longer than nothing`);
    }
    return value;
  };
  const escalateTo =
    root.getOptionalStringArray('dataAccess.requests.escalateTo') ?? [];
  const accounts =
    root.getOptionalConfigArray('dataAccess.serviceAccounts') ?? [];
  return {
    shortestDuration: duration('shortestDuration', { minutes: 1 }),
    remindAfter: duration('remindAfter', { days: 3 }),
    escalateAfter: duration('escalateAfter', { days: 7 }),
    lapseAfter: duration('lapseAfter', { days: 30 }),
    escalateTo: escalateTo.map(ref =>
      fullRef(ref, 'dataAccess.requests.escalateTo'),
    ),
    serviceAccounts: accounts.map(account => ({
      product: productRef(account.getString('product')),
      platform: account.getString('platform'),
      principal: account.getString('principal'),
    })),
  };
}

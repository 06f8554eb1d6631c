import {
  AuthService,
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { exemptionDecidePermission } from '@meshport/backstage-plugin-data-governance-common';
import { CatalogVisibility } from '../visibility';
import { ExemptionActor } from './exemptionMachine';
import { ExemptionViewer } from './ExemptionStore';

/**
 * Who asks for something about exemptions.
 * @internal
 */
export interface ExemptionCaller extends ExemptionViewer {
  /** Entity refs of the caller and their groups; none for a service. */
  claims: ReadonlySet<string>;
  /** Whether the caller may decide on exemptions from rules they own. */
  mayDecide: boolean;
}

/**
 * Finds out who calls and what they may do.
 * @internal
 */
export class ExemptionCallers {
  readonly #auth: AuthService;
  readonly #permissions: PermissionsService;
  readonly #visibility: CatalogVisibility;

  constructor(options: {
    auth: AuthService;
    permissions: PermissionsService;
    visibility: CatalogVisibility;
  }) {
    this.#auth = options.auth;
    this.#permissions = options.permissions;
    this.#visibility = options.visibility;
  }

  async of(credentials: BackstageCredentials): Promise<ExemptionCaller> {
    const [visible, claims, [decision]] = await Promise.all([
      this.#visibility.visibleProducts(credentials),
      this.#visibility.identity(credentials),
      this.#permissions.authorize([{ permission: exemptionDecidePermission }], {
        credentials,
      }),
    ]);
    return {
      visible,
      claims,
      mayDecide: decision.result === AuthorizeResult.ALLOW,
      user: this.#auth.isPrincipal(credentials, 'user')
        ? credentials.principal.userEntityRef.toLowerCase()
        : undefined,
    };
  }
}

/**
 * The caller, as far as exemptions from the rules of one owner are concerned.
 *
 * @param ruleOwner - absent when the scorecard is gone: nobody decides then
 * @throws `NotAllowedError` for a service
 * @internal
 */
export function actorOf(
  caller: ExemptionCaller,
  ruleOwner: string | undefined,
): ExemptionActor {
  if (caller.user === undefined) {
    throw new NotAllowedError('Only a user can ask for and decide exemptions');
  }
  return {
    user: caller.user,
    ownsRule:
      caller.mayDecide &&
      ruleOwner !== undefined &&
      caller.claims.has(ruleOwner),
  };
}

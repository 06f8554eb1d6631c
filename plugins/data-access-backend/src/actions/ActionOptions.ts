import { AuthService } from '@backstage/backend-plugin-api';
import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { RouterOptions } from '../router/RouterOptions';

/**
 * What the actions work with. Each passes on the credentials of its caller, so
 * that an agent sees and may do what the person may in whose name it acts. None
 * decides about a request.
 * @internal
 */
export interface ActionOptions
  extends Pick<
    RouterOptions,
    | 'auditor'
    | 'authorizer'
    | 'details'
    | 'grants'
    | 'offers'
    | 'requests'
    | 'store'
    | 'userInfo'
  > {
  actionsRegistry: ActionsRegistryService;
  auth: AuthService;
}

/**
 * Of the actions that change nothing.
 * @internal
 */
export const READ_ONLY = {
  readOnly: true,
  idempotent: true,
  destructive: false,
} as const;

/**
 * Of the actions that ask for something.
 * @internal
 */
export const ASKING = {
  readOnly: false,
  idempotent: false,
  destructive: false,
} as const;

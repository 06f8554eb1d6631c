import { InputError } from '@backstage/errors';
import { AuthService } from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { AccessDatabase } from '../database/AccessDatabase';
import { GrantRecord } from '../database/grantRows';
import { GrantService, requireRevision } from '../grants/GrantService';
import { EntityReader } from '../ports/EntityReader';
import { fullRef } from '../ports/entityRefs';
import { behind, holderOf } from '../ports/holders';
import { Memberships } from '../ports/memberships';
import { Actor } from '../requests/requestTypes';
import { GrantTransitions } from '../workflow/GrantTransitions';

/**
 * Lets somebody else answer for a grant that a team or a data product holds.
 * The right itself stays as it is.
 * @internal
 */
export class HandOver {
  readonly #database: AccessDatabase;
  readonly #grants: GrantService;
  readonly #transitions: GrantTransitions;
  readonly #entities: EntityReader;

  constructor(options: {
    database: AccessDatabase;
    grants: GrantService;
    transitions: GrantTransitions;
    catalog: CatalogService;
    auth: AuthService;
  }) {
    this.#database = options.database;
    this.#grants = options.grants;
    this.#transitions = options.transitions;
    this.#entities = new EntityReader(options);
  }

  /**
   * @throws `NotAllowedError` for who has nothing to do with the grant,
   * `InputError` for somebody who could not answer for it, `ConflictError`
   * when it has changed or is ending
   */
  async handOver(
    requestId: string,
    body: { to: string; comment?: string; revision: number },
    actor: Actor,
  ): Promise<void> {
    const found = await this.#grants.ofTheirs(requestId, actor, 'hand it over');
    const to = fullRef(body.to, 'to', 'User');
    await this.#requireFit(to, found.grant);
    requireRevision(found.grant, body.revision);
    await this.#database.change(change =>
      this.#transitions.move(change, {
        ...found,
        action: { type: 'hand-over' },
        actor: actor.userRef,
        comment: body.comment?.trim(),
        patch: { responsible: to },
      }),
    );
  }

  async #requireFit(to: string, grant: GrantRecord): Promise<void> {
    if (grant.holder.startsWith('user:')) {
      throw new InputError(
        'to: a right of one person is theirs alone; the other one has to ask for their own',
      );
    }
    if (to === grant.responsible) {
      throw new InputError(`to: ${to} answers for it already`);
    }
    const found = await this.#entities.read([to, grant.holder]);
    const user = found.get(to);
    const refs = behind(
      holderOf(grant.holder, found.get(grant.holder), {
        platform: grant.platform,
        serviceAccounts: [],
      }),
    );
    const memberships = await Memberships.read(
      this.#entities,
      user ? [user] : [],
    );
    if (!user || !memberships.isAmong(user, to, refs)) {
      throw new InputError(
        `to: ${to} is not in ${refs.join(
          ', ',
        )}; choose a member of the team, or an owner of the data product, that holds the right`,
      );
    }
  }
}

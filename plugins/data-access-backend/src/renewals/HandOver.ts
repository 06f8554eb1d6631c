import { InputError } from '@backstage/errors';
import { AuthService } from '@backstage/backend-plugin-api';
import { Entity, RELATION_MEMBER_OF } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { AccessDatabase } from '../database/AccessDatabase';
import { GrantRecord } from '../database/grantRows';
import { RequestRecord } from '../database/requestRows';
import { GrantService, requireRevision } from '../grants/GrantService';
import { fullRef } from '../ports/entityRefs';
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
  readonly #catalog: CatalogService;
  readonly #auth: AuthService;

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
    this.#catalog = options.catalog;
    this.#auth = options.auth;
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
    await this.#requireFit(to, found);
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

  async #requireFit(
    to: string,
    { grant, request }: { grant: GrantRecord; request: RequestRecord },
  ): Promise<void> {
    if (grant.holder.startsWith('user:')) {
      throw new InputError(
        'to: a right of one person is theirs alone; the other one has to ask for their own',
      );
    }
    if (to === grant.responsible) {
      throw new InputError(`to: ${to} answers for it already`);
    }
    const user = await this.#catalog.getEntityByRef(to, {
      credentials: await this.#auth.getOwnServiceCredentials(),
    });
    const holders = [grant.holder, ...(request.holderOwners ?? [])];
    if (!user || !isMember(user, to, holders)) {
      throw new InputError(
        `to: ${to} is not in ${holders.join(
          ', ',
        )}; choose a member of the team, or an owner of the data product, that holds the right`,
      );
    }
  }
}

function isMember(
  user: Entity,
  ref: string,
  holders: readonly string[],
): boolean {
  const groups = (user.relations ?? [])
    .filter(({ type }) => type === RELATION_MEMBER_OF)
    .map(({ targetRef }) => targetRef);
  return holders.some(holder => holder === ref || groups.includes(holder));
}

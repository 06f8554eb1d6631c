import { Knex } from 'knex';
import { ALL_GRANTS, ALL_PENDING, ALL_REQUESTS, GRANTS } from './sizes';

/**
 * Copies the requests and grants there are until there are as many as in a
 * large company: rows as the product wrote them, with other ids, at other
 * ports so that no two are open for the same one, and older.
 */
export async function fillTables(knex: Knex): Promise<void> {
  const copies = Math.ceil(ALL_REQUESTS / GRANTS) - 1;
  for (let copy = 1; copy <= copies; copy++) {
    const active = copy * GRANTS < ALL_GRANTS;
    const pending = !active && copy === copies ? ALL_PENDING : 0;
    await knex.transaction(async trx => {
      await copyRequests(trx, copy, { active, pending });
      await copyApprovers(trx, copy, pending > 0);
      if (active) {
        await copyGrants(trx, copy);
      }
    });
  }
  await knex.raw('analyze');
}

const ORIGINAL = `id not like 'copy-%'`;
const NEW_ID = `'copy-' || :copy || '-' || left(md5(id), 16)`;

async function copyRequests(
  trx: Knex.Transaction,
  copy: number,
  { active, pending }: { active: boolean; pending: number },
): Promise<void> {
  await trx.raw(
    `insert into access_requests
     select (jsonb_populate_record(r, jsonb_build_object(
       'id', ${NEW_ID},
       'port', r.port || '-' || :copy,
       'created_at', r.created_at - :copy * interval '1 day',
       'is_open', :active or n <= :pending,
       'state', case when :active then 'approved'
                     when n <= :pending then 'pending'
                     else 'denied' end
     ))).* from (
       select *, row_number() over (order by id) as n from access_requests
        where ${ORIGINAL}
     ) numbered join access_requests r using (id)`,
    { copy, active, pending },
  );
}

async function copyApprovers(
  trx: Knex.Transaction,
  copy: number,
  current: boolean,
): Promise<void> {
  await trx.raw(
    `insert into access_request_approvers
     select (jsonb_populate_record(a, jsonb_build_object(
       'request_id', c.id,
       'created_at', c.created_at,
       'is_current', :current and c.state = 'pending'
     ))).*
       from access_request_approvers a
       join access_requests r on r.id = a.request_id and r.${ORIGINAL}
       join access_requests c
         on c.id = 'copy-' || :copy || '-' || left(md5(r.id), 16)`,
    { copy, current },
  );
}

async function copyGrants(trx: Knex.Transaction, copy: number): Promise<void> {
  await trx.raw(
    `insert into access_grants
     select (jsonb_populate_record(g, jsonb_build_object(
       'id', 'copy-' || :copy || '-' || left(md5(g.id), 16),
       'request_id', 'copy-' || :copy || '-' || left(md5(g.request_id), 16),
       'port', g.port || '-' || :copy,
       'right_key', g.right_key || '-' || :copy
     ))).* from access_grants g where g.${ORIGINAL}`,
    { copy },
  );
}

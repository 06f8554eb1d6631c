import {
  Entity,
  RELATION_OWNED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { CatalogApi, catalogApiRef } from '@backstage/plugin-catalog-react';
import { failureMessage } from '@meshport/backstage-plugin-data-mesh-react';
import useAsync from 'react-use/esm/useAsync';
import { useNames } from '../../hooks/useNames';
import { holderKind } from '../../model/holders';
import { ActionFieldsProps } from './ActionFields';
import { SelectField } from './SelectField';

/**
 * Those who can answer for a holder: the members of a team, or the owners of a
 * data product.
 *
 * @returns entity refs of users
 */
async function peopleOf(
  catalogApi: CatalogApi,
  holder: string,
): Promise<string[]> {
  const refs =
    holderKind(holder) === 'dataproduct'
      ? ownersOf(await catalogApi.getEntityByRef(holder))
      : [holder];
  const groups = refs.filter(ref => holderKind(ref) === 'group');
  const { items } = groups.length
    ? await catalogApi.getEntities({
        filter: { kind: 'User', 'relations.memberOf': groups },
        fields: ['kind', 'metadata.name', 'metadata.namespace'],
      })
    : { items: [] };
  const users = refs.filter(ref => holderKind(ref) === 'user');
  return [
    ...new Set([...users, ...items.map(item => stringifyEntityRef(item))]),
  ];
}

function ownersOf(product: Entity | undefined): string[] {
  return (product?.relations ?? [])
    .filter(({ type }) => type === RELATION_OWNED_BY)
    .map(({ targetRef }) => targetRef);
}

/** Who is to answer for a right from now on. */
export function PersonField(props: ActionFieldsProps) {
  const { request, draft, problems, disabled, onChange } = props;
  const catalogApi = useApi(catalogApiRef);
  const { holder, grant } = request;
  const { value, error } = useAsync(
    () => peopleOf(catalogApi, holder),
    [catalogApi, holder],
  );
  const others = (value ?? []).filter(ref => ref !== grant?.responsible);
  const name = useNames(others);
  const nobody = value && others.length === 0;
  return (
    <SelectField
      id="access-action-person"
      label="To whom"
      choices={others.map(ref => ({ value: ref, label: name(ref) }))}
      value={draft.to}
      onChange={to => onChange({ to })}
      help={nobody ? 'Nobody else can answer for it' : undefined}
      problem={
        error
          ? `Could not read who it can be: ${failureMessage(error)}`
          : problems.to
      }
      disabled={disabled || !others.length}
    />
  );
}

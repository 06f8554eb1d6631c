import { AccessOffer } from '@meshport/backstage-plugin-data-access-common';
import { holderOf, holderRefs } from '../../model/ask/holderChoices';
import { useNames } from '../../hooks/useNames';
import { holderInWords } from '../../model/names';
import { SelectField } from '../shared/SelectField';

/**
 * For whom: the user, a team of theirs or a data product of theirs. Left out
 * for those who can ask only for themselves.
 */
export function HolderField(props: {
  offers: readonly AccessOffer[];
  userEntityRef: string;
  /** Entity ref; empty for the user. */
  value: string;
  onChange: (value: string) => void;
  problem?: string;
  disabled: boolean;
}) {
  const { offers, userEntityRef, value, onChange, problem, disabled } = props;
  const refs = [...new Set([userEntityRef, ...holderRefs(offers)])];
  const name = useNames(refs);
  if (refs.length < 2 && !value) {
    return null;
  }
  const chosen = value || userEntityRef;
  const roles = offers.flatMap(offer => holderOf(offer, value).principal ?? []);
  const roleHelp = roles.length
    ? `The right goes to the login role ${[...new Set(roles)].join(', ')}`
    : undefined;
  return (
    <SelectField
      id="access-request-holder"
      label="For whom"
      choices={refs.map(ref => ({
        value: ref,
        label:
          ref === userEntityRef
            ? `Myself (${name(ref)})`
            : holderInWords(ref, name),
      }))}
      value={chosen}
      onChange={ref => onChange(ref === userEntityRef ? '' : ref)}
      help={roleHelp ?? 'Who is to hold the right'}
      problem={problem}
      disabled={disabled}
    />
  );
}

import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import { ExemptionState } from '@meshport/backstage-plugin-data-governance-common';
import { useSearchParams } from 'react-router-dom';
import { EXEMPTION_STATES, readState, stateLooks } from '../model';

const ANY = 'any';

/**
 * The state that a list is limited to, kept in the address.
 * @internal
 */
export function useStateFilter(): [
  ExemptionState | undefined,
  (state: ExemptionState | undefined) => void,
] {
  const [parameters, setParameters] = useSearchParams();
  return [
    readState(parameters.get('state')),
    state =>
      setParameters(
        current => {
          const next = new URLSearchParams(current);
          next.delete('state');
          if (state) {
            next.set('state', state);
          }
          return next;
        },
        { replace: true },
      ),
  ];
}

/**
 * A choice of one state, or any.
 * @internal
 */
export function StateFilter(props: {
  value: ExemptionState | undefined;
  onChange: (state: ExemptionState | undefined) => void;
}) {
  const { value, onChange } = props;
  return (
    <div>
      <TextField
        id="exemption-state"
        select
        label="State"
        value={value ?? ANY}
        onChange={event => onChange(readState(event.target.value))}
        variant="outlined"
        size="small"
        style={{ minWidth: '16rem' }}
      >
        <MenuItem value={ANY}>Any state</MenuItem>
        {EXEMPTION_STATES.map(state => (
          <MenuItem key={state} value={state}>
            {stateLooks(state).label}
          </MenuItem>
        ))}
      </TextField>
    </div>
  );
}

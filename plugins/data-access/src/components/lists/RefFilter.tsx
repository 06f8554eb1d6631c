import TextField from '@material-ui/core/TextField';
import { useEffect, useRef, useState } from 'react';
import useDebounce from 'react-use/esm/useDebounce';
import { parseRef, shortRef } from '../../model/refs';

/** Long enough to type on, short enough not to wait for. */
const TYPING_PAUSE_MS = 400;

/**
 * An entity to narrow a list to, typed as people write it: `chen`,
 * `group:safety`. Handed on as a full entity ref when one pauses.
 */
export function RefFilter(props: {
  id: string;
  label: string;
  /** Kind of what is written without one. */
  defaultKind: string;
  /** Full entity ref. */
  value: string | undefined;
  onChange: (ref: string | undefined) => void;
}) {
  const { id, label, defaultKind, value, onChange } = props;
  const [typed, setTyped] = useState(() => shortRef(value, defaultKind));
  const ref = typed ? parseRef(typed, defaultKind) : undefined;
  const wrong = Boolean(typed) && !ref;

  useDebounce(
    () => {
      if (!wrong && ref !== value) {
        onChange(ref);
      }
    },
    TYPING_PAUSE_MS,
    [typed],
  );
  // The address changes by other ways, too: back, "show all".
  const latest = useRef(ref);
  latest.current = ref;
  useEffect(() => {
    if (latest.current !== value) {
      setTyped(shortRef(value, defaultKind));
    }
  }, [value, defaultKind]);

  return (
    <TextField
      id={id}
      type="search"
      variant="outlined"
      size="small"
      label={label}
      value={typed}
      onChange={event => setTyped(event.target.value)}
      error={wrong}
      helperText={wrong ? 'Write a name, or kind:namespace/name' : undefined}
      InputLabelProps={{ shrink: true }}
    />
  );
}

import InputAdornment from '@material-ui/core/InputAdornment';
import TextField from '@material-ui/core/TextField';
import SearchIcon from '@material-ui/icons/Search';
import { useEffect, useRef, useState } from 'react';
import useDebounce from 'react-use/esm/useDebounce';

/** Long enough to type on, short enough not to wait for. */
const TYPING_PAUSE_MS = 250;

/**
 * Words to find products by; handed on when one pauses.
 * @internal
 */
export function TextFilter(props: {
  text: string;
  onChange: (text: string) => void;
}) {
  const { text, onChange } = props;
  const [typed, setTyped] = useState(text);
  const handedOn = useRef(text);

  useDebounce(
    () => {
      if (typed !== handedOn.current) {
        handedOn.current = typed;
        onChange(typed);
      }
    },
    TYPING_PAUSE_MS,
    [typed],
  );
  // The address changes by other ways, too: back, "clear all".
  useEffect(() => {
    if (text !== handedOn.current) {
      handedOn.current = text;
      setTyped(text);
    }
  }, [text]);

  return (
    <TextField
      fullWidth
      type="search"
      variant="outlined"
      size="small"
      placeholder="Find by name"
      value={typed}
      onChange={event => setTyped(event.target.value)}
      inputProps={{ 'aria-label': 'Find data products' }}
      InputProps={{
        startAdornment: (
          <InputAdornment position="start">
            <SearchIcon />
          </InputAdornment>
        ),
      }}
    />
  );
}

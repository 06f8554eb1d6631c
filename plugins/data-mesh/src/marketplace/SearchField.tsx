import IconButton from '@material-ui/core/IconButton';
import InputAdornment from '@material-ui/core/InputAdornment';
import TextField from '@material-ui/core/TextField';
import ClearIcon from '@material-ui/icons/Clear';
import SearchIcon from '@material-ui/icons/Search';
import { useEffect, useRef, useState } from 'react';
import useDebounce from 'react-use/esm/useDebounce';
import useKey from 'react-use/esm/useKey';

/** Long enough to type on, short enough not to wait for. */
const TYPING_PAUSE_MS = 250;

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.matches('input:not([type="checkbox"]), textarea, select'))
  );
}

/**
 * Where one types what to look for. The text is handed on when one pauses;
 * the key `/` leads here from anywhere on the page.
 * @internal
 */
export function SearchField(props: {
  text: string;
  onChange: (text: string) => void;
}) {
  const { text, onChange } = props;
  const [typed, setTyped] = useState(text);
  const handedOn = useRef(text);
  const input = useRef<HTMLInputElement>(null);

  const handOn = (value: string) => {
    if (value !== handedOn.current) {
      handedOn.current = value;
      onChange(value);
    }
  };
  useDebounce(() => handOn(typed), TYPING_PAUSE_MS, [typed]);

  // The address changes by other ways, too: back, forward, "clear all".
  useEffect(() => {
    if (text !== handedOn.current) {
      handedOn.current = text;
      setTyped(text);
    }
  }, [text]);

  useKey('/', event => {
    if (!isTyping(event.target)) {
      event.preventDefault();
      input.current?.focus();
    }
  });

  return (
    <TextField
      fullWidth
      variant="outlined"
      size="small"
      placeholder="Find by name, purpose, tag, port or column"
      value={typed}
      onChange={event => setTyped(event.target.value)}
      onKeyDown={event => {
        if (event.key === 'Enter') {
          handOn(typed);
        }
      }}
      inputRef={input}
      inputProps={{
        'aria-label': 'Find data products',
        'aria-keyshortcuts': '/',
      }}
      InputProps={{
        startAdornment: (
          <InputAdornment position="start">
            <SearchIcon />
          </InputAdornment>
        ),
        endAdornment: typed && (
          <InputAdornment position="end">
            <IconButton
              size="small"
              aria-label="Clear the text"
              onClick={() => {
                setTyped('');
                handOn('');
                input.current?.focus();
              }}
            >
              <ClearIcon fontSize="small" />
            </IconButton>
          </InputAdornment>
        ),
      }}
    />
  );
}

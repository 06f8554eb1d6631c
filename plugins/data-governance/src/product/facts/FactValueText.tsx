import Link from '@material-ui/core/Link';
import { FactValue } from '@meshport/backstage-plugin-data-governance-common';
import { useState } from 'react';

const FIRST = 10;

function textOf(value: boolean | number | string): string {
  if (typeof value === 'boolean') {
    return value ? 'yes' : 'no';
  }
  return typeof value === 'number'
    ? value.toLocaleString(undefined, { maximumFractionDigits: 6 })
    : value;
}

/**
 * The value of a fact. Of a long list the first ones, the rest when asked for.
 * @internal
 */
export function FactValueText(props: { value: FactValue | undefined }) {
  const { value } = props;
  const [all, setAll] = useState(false);
  if (value === undefined) {
    return <em>unknown</em>;
  }
  if (!Array.isArray(value)) {
    return <>{textOf(value)}</>;
  }
  if (value.length === 0) {
    return <em>none</em>;
  }
  const shown = all ? value : value.slice(0, FIRST);
  return (
    <>
      {shown.join(', ')}
      {shown.length < value.length && (
        <>
          {' … '}
          <Link component="button" variant="body2" onClick={() => setAll(true)}>
            Show all {value.length}
          </Link>
        </>
      )}
    </>
  );
}

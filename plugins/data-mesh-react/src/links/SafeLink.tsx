import { Link } from '@backstage/core-components';
import { ReactNode } from 'react';

const SAFE_ADDRESS = /^(https?|mailto|slack|msteams):/i;

/**
 * A link to an address that somebody wrote into an entity or a contract. An
 * address that could do more than lead somewhere, such as a script, is shown
 * as text beside its words.
 * @public
 */
export function SafeLink(props: { url?: string; children: ReactNode }) {
  const { url, children } = props;
  if (!url) {
    return <>{children}</>;
  }
  return SAFE_ADDRESS.test(url) ? (
    <Link to={url}>{children}</Link>
  ) : (
    <>
      {children}: {url}
    </>
  );
}

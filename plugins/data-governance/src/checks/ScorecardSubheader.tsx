import { EntityRefLink } from '@backstage/plugin-catalog-react';

/**
 * Whose a scorecard is and what it covers.
 * @internal
 */
export function ScorecardSubheader(props: { owner: string; domain?: string }) {
  const { owner, domain } = props;
  return (
    <span>
      By <EntityRefLink entityRef={owner} defaultKind="group" /> for{' '}
      {domain ? (
        <EntityRefLink entityRef={domain} defaultKind="domain" />
      ) : (
        'the whole mesh'
      )}
    </span>
  );
}

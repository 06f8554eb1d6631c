import { useEntityPresentation } from '@backstage/plugin-catalog-react';
import { Choice } from '@meshport/backstage-plugin-data-mesh-react';
import { useRef } from 'react';
import { holderKind } from '../../../model/holders';

const ANYBODY = 'anybody';

const KIND_WORDS = { user: '', group: 'team ', dataproduct: 'product ' };

/**
 * Narrows to the rights of oneself, one team or one product. Left out while
 * there is nobody to choose but the viewer.
 */
export function HolderChoice(props: {
  viewer: string | undefined;
  /** The one chosen; absent: all. */
  holder: string | undefined;
  /** Holders of what is shown. */
  known: string[];
  onChange: (holder: string | undefined) => void;
}) {
  const { viewer, holder, known, onChange } = props;
  // While one is chosen only theirs is shown; the others stay to choose.
  const seen = useRef(new Set<string>());
  [...known, holder].forEach(ref => ref && seen.current.add(ref));
  const refs = [...seen.current].filter(ref => ref !== viewer).sort();

  if (!viewer || !refs.length) {
    return null;
  }
  return (
    <div>
      <Choice
        label="For whom"
        value={holder ?? ANYBODY}
        options={[
          { value: ANYBODY, label: 'Me, my teams and my products' },
          { value: viewer, label: 'Only me' },
          ...refs.map(ref => ({ value: ref, label: <HolderName of={ref} /> })),
        ]}
        onChange={value => onChange(value === ANYBODY ? undefined : value)}
      />
    </div>
  );
}

function HolderName(props: { of: string }) {
  const { primaryTitle } = useEntityPresentation(props.of);
  return (
    <>
      Only {KIND_WORDS[holderKind(props.of)]}
      {primaryTitle}
    </>
  );
}

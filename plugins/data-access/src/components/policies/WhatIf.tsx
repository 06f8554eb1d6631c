import { Progress } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { AccessPolicySummary } from '@meshport/backstage-plugin-data-access-common';
import {
  Choice,
  definitionOf,
  LoadFailure,
  Stack,
} from '@meshport/backstage-plugin-data-mesh-react';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { useSearchParams } from 'react-router-dom';
import { EMPTY_POLICY } from './emptyPolicy';
import { WhatIfForm } from './WhatIfForm';

const POLICY = 'policy';
const NONE = 'none';

/** Tries changed rules on past requests before they are merged. */
export function WhatIf(props: { policies: AccessPolicySummary[] }) {
  const { policies } = props;
  const catalog = useApi(catalogApiRef);
  const [parameters, setParameters] = useSearchParams();
  const wanted = parameters.get(POLICY) ?? policies[0]?.policy ?? NONE;
  const original = useAsyncRetry(async () => {
    const entity =
      wanted === NONE ? undefined : await catalog.getEntityByRef(wanted);
    return { policy: wanted, text: entity && definitionOf(entity) };
  }, [catalog, wanted]);
  const known = original.value?.policy === wanted ? original.value : undefined;

  return (
    <Stack>
      <div>
        <Choice
          label="Start from"
          value={wanted}
          options={[
            ...policies.map(({ policy, title }) => ({
              value: policy,
              label: title,
            })),
            { value: NONE, label: 'An empty policy' },
          ]}
          onChange={policy =>
            setParameters(
              current => {
                const changed = new URLSearchParams(current);
                changed.set(POLICY, policy);
                return changed;
              },
              { replace: true },
            )
          }
        />
      </div>
      {original.error && (
        <LoadFailure
          error={original.error}
          what="this policy"
          onRetry={original.retry}
        />
      )}
      {!known && !original.error && <Progress />}
      {known && (
        <WhatIfForm
          key={wanted}
          policy={wanted}
          original={known.text ?? EMPTY_POLICY}
        />
      )}
    </Stack>
  );
}

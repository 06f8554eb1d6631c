import { EmptyState } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { accessPolicyReadPermission } from '@meshport/backstage-plugin-data-access-common';
import {
  Answered,
  dataAccessApiRef,
  Stack,
  useChoiceInAddress,
  useLive,
} from '@meshport/backstage-plugin-data-mesh-react';
import { ViewSwitch } from '../lists/ViewSwitch';
import { PolicyCard } from './PolicyCard';
import { WhatIf } from './WhatIf';

/** By which rules requests are decided at once, and what others would do. */
export function PoliciesContent() {
  const api = useApi(dataAccessApiRef);
  const [view, setView] = useChoiceInAddress('view', ['rules', 'what-if']);
  const policies = useLive(() => api.listPolicies(), [api]);
  return (
    <Stack>
      <ViewSwitch
        value={view}
        views={[
          { value: 'rules', label: 'Rules' },
          { value: 'what-if', label: 'What if' },
        ]}
        onChange={setView}
      />
      <Answered
        live={policies}
        what="access policies"
        permission={accessPolicyReadPermission.name}
      >
        {({ items }) =>
          view === 'what-if' ? (
            <WhatIf policies={items} />
          ) : (
            <Stack>
              {items.map(policy => (
                <PolicyCard key={policy.policy} policy={policy} />
              ))}
              {!items.length && (
                <EmptyState
                  missing="data"
                  title="There are no access policies"
                  description="Every request is decided by people. AccessPolicy entities that the configuration names under dataAccess.policies appear here."
                />
              )}
            </Stack>
          )
        }
      </Answered>
    </Stack>
  );
}

import {
  Stack,
  useChoiceInAddress,
} from '@meshport/backstage-plugin-data-mesh-react';
import { ViewSwitch } from '../lists/ViewSwitch';
import { EventLog } from './EventLog';
import { ReadersAt } from './ReadersAt';

/** What happened, and who could read what at a moment. */
export function AuditContent() {
  const [view, setView] = useChoiceInAddress('view', ['log', 'readers']);
  return (
    <Stack>
      <ViewSwitch
        value={view}
        views={[
          { value: 'log', label: 'What happened' },
          { value: 'readers', label: 'Who could read what' },
        ]}
        onChange={setView}
      />
      {view === 'log' ? <EventLog /> : <ReadersAt />}
    </Stack>
  );
}

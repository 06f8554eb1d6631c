import {
  Stack,
  useChoiceInAddress,
} from '@meshport/backstage-plugin-data-mesh-react';
import ToggleButton from '@material-ui/lab/ToggleButton';
import ToggleButtonGroup from '@material-ui/lab/ToggleButtonGroup';
import { EventLog } from './EventLog';
import { ReadersAt } from './ReadersAt';

/** What happened, and who could read what at a moment. */
export function AuditContent() {
  const [view, setView] = useChoiceInAddress('view', ['log', 'readers']);
  return (
    <Stack>
      <ToggleButtonGroup
        exclusive
        size="small"
        value={view}
        onChange={(_event, chosen) => chosen && setView(chosen)}
        aria-label="What to show"
      >
        <ToggleButton value="log">What happened</ToggleButton>
        <ToggleButton value="readers">Who could read what</ToggleButton>
      </ToggleButtonGroup>
      {view === 'log' ? <EventLog /> : <ReadersAt />}
    </Stack>
  );
}

import Tab from '@material-ui/core/Tab';
import Tabs from '@material-ui/core/Tabs';
import { Stack } from '@meshport/backstage-plugin-data-mesh-react';
import { useSearchParams } from 'react-router-dom';
import { TO_DECIDE } from '../ExemptionsToDecide';
import { useExemptions } from '../useExemptions';
import { AllExemptions } from './AllExemptions';
import { DebtCard } from './DebtCard';
import { MyExemptions } from './MyExemptions';
import { ToDecide } from './ToDecide';

const VIEWS = ['to-decide', 'mine', 'all'] as const;

/**
 * The exemptions by what the viewer has to do with them. The list and its
 * filter are in the address, so that a link shares them.
 * @internal
 */
export function ExemptionLists() {
  const [parameters, setParameters] = useSearchParams();
  const view =
    VIEWS.find(known => known === parameters.get('view')) ?? VIEWS[0];
  const toDecide = useExemptions(TO_DECIDE);
  const count = toDecide.value?.total;

  return (
    <Stack>
      <Tabs
        value={view}
        onChange={(_event, chosen: string) =>
          setParameters({ view: chosen }, { replace: true })
        }
        indicatorColor="primary"
        textColor="primary"
        aria-label="Which exemptions"
      >
        <Tab
          value="to-decide"
          label={count ? `To decide (${count})` : 'To decide'}
        />
        <Tab value="mine" label="Mine" />
        <Tab value="all" label="All" />
      </Tabs>
      {view === 'to-decide' && <ToDecide list={toDecide} />}
      {view === 'mine' && <MyExemptions />}
      {view === 'all' && (
        <>
          <DebtCard />
          <AllExemptions />
        </>
      )}
    </Stack>
  );
}

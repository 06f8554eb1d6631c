import { Stack } from '@meshport/backstage-plugin-data-mesh-react';
import { useSearchParams } from 'react-router-dom';
import { useViewer } from '../../../hooks/useViewer';
import { useRequestList } from '../useRequestList';
import { EarlierRequests } from './EarlierRequests';
import { HolderChoice } from './HolderChoice';
import { MyRights } from './MyRights';
import { MyWaiting } from './MyWaiting';

const HOLDER = 'holder';

/**
 * What the viewer, their teams and their products hold and have asked for.
 */
export function MyAccess() {
  const viewer = useViewer();
  const [parameters, setParameters] = useSearchParams();
  const holder = parameters.get(HOLDER) ?? undefined;
  const rights = useRequestList({ scope: 'mine', living: true, holder });
  const waiting = useRequestList({ scope: 'mine', state: ['pending'], holder });

  const chooseHolder = (ref: string | undefined) =>
    setParameters(
      current => {
        const changed = new URLSearchParams(current);
        changed.delete(HOLDER);
        if (ref) {
          changed.set(HOLDER, ref);
        }
        return changed;
      },
      { replace: true },
    );
  const reload = () => {
    rights.retry();
    waiting.retry();
  };
  const shown = [rights, waiting].flatMap(({ value }) => value?.items ?? []);

  return (
    <Stack>
      <HolderChoice
        viewer={viewer}
        holder={holder}
        known={shown.map(request => request.holder)}
        onChange={chooseHolder}
      />
      <MyRights
        list={rights}
        waiting={waiting.value?.items ?? []}
        viewer={viewer}
        onChange={reload}
      />
      <MyWaiting list={waiting} viewer={viewer} onChange={reload} />
      <EarlierRequests holder={holder} viewer={viewer} />
    </Stack>
  );
}

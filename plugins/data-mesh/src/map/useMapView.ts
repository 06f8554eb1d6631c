import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { MapView, readMapView, writeMapView } from './mapAddress';

/**
 * What of the map is shown, kept in the page's address; each change is a step
 * that the browser goes back and forward through.
 * @internal
 */
export function useMapView(): {
  view: MapView;
  change: (change: Partial<MapView>) => void;
} {
  const [parameters, setParameters] = useSearchParams();
  const view = useMemo(() => readMapView(parameters), [parameters]);
  const change = useCallback(
    (changed: Partial<MapView>) =>
      setParameters(current =>
        writeMapView(current, { ...readMapView(current), ...changed }),
      ),
    [setParameters],
  );
  return { view, change };
}

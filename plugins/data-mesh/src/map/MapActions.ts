import { createContext, useContext } from 'react';

/**
 * What one can do with the things on the map.
 * @internal
 */
export interface MapActions {
  toggleDomain: (ref: string) => void;
  chooseProduct: (ref: string | undefined) => void;
}

const MapActionsContext = createContext<MapActions>({
  toggleDomain: () => {},
  chooseProduct: () => {},
});

/** @internal */
export const MapActionsProvider = MapActionsContext.Provider;

/** @internal */
export function useMapActions(): MapActions {
  return useContext(MapActionsContext);
}

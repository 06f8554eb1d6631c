import { createContext, useContext } from 'react';

/**
 * What one can do with the things on the map.
 * @internal
 */
export interface MapActions {
  toggleDomain: (ref: string) => void;
  chooseProduct: (ref: string | undefined) => void;
}

/**
 * As {@link MapActions}, for what is drawn.
 * @internal
 */
export interface DrawnActions extends MapActions {
  /** Shows the arrows of what the pointer or the focus is on. */
  pointAt: (ref: string | undefined) => void;
}

const MapActionsContext = createContext<DrawnActions>({
  toggleDomain: () => {},
  chooseProduct: () => {},
  pointAt: () => {},
});

/** @internal */
export const MapActionsProvider = MapActionsContext.Provider;

/** @internal */
export function useMapActions(): DrawnActions {
  return useContext(MapActionsContext);
}

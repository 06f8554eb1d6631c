import { PortRef } from '@meshport/backstage-plugin-data-access-common';
import { useCallback, useEffect, useState } from 'react';
import { BasketStorage } from '../model/ask/basketStorage';
import { portKey } from '../model/ask/portRefs';

// One for the tab, so that every part of a page hears of a change.
const basket = new BasketStorage(window.sessionStorage);

/** The ports that were collected in this browser tab, to ask for at once. */
export function useBasket(): {
  ports: PortRef[];
  has: (port: PortRef) => boolean;
  add: (port: PortRef) => void;
  remove: (...ports: PortRef[]) => void;
} {
  const [ports, setPorts] = useState(() => basket.get());
  useEffect(() => {
    const follow = () => setPorts(basket.get());
    follow();
    return basket.subscribe(follow);
  }, []);
  const add = useCallback(
    (port: PortRef) => basket.set([...basket.get(), port]),
    [],
  );
  const remove = useCallback((...gone: PortRef[]) => {
    const keys = gone.map(portKey);
    basket.set(basket.get().filter(port => !keys.includes(portKey(port))));
  }, []);
  const has = (port: PortRef) =>
    ports.some(known => portKey(known) === portKey(port));
  return { ports, has, add, remove };
}

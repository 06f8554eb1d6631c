import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { useCallback, useEffect, useMemo, useState } from 'react';
import {
  Direction,
  KnownEntities,
  LineageEdge,
  lineageEdges,
  neighbours,
  stepKey,
  visibleProducts,
} from './lineage';

/** More would not be read, and the catalog is asked for all of them at once. */
const FIELDS = [
  'apiVersion',
  'kind',
  'metadata.namespace',
  'metadata.name',
  'metadata.title',
  'relations',
  'spec.lifecycle',
  'spec.domain',
  'spec.owner',
  'spec.inputPorts',
  'spec.outputPorts',
];

/**
 * The part of the mesh around a product that is shown.
 * @internal
 */
export interface Lineage {
  root: string;
  /** Entity refs. */
  shown: string[];
  known: KnownEntities;
  edges: LineageEdge[];
  /** Whether products are being read. */
  loading: boolean;
  error?: Error;
  /**
   * Whether a product is open in a direction, and how many products opening or
   * closing it is about: those that are not shown yet, or all beside it.
   */
  step: (ref: string, direction: Direction) => { open: boolean; count: number };
  toggle: (ref: string, direction: Direction) => void;
}

/**
 * Reads the products around a product, each step when it is opened.
 * @internal
 */
export function useLineage(entity: Entity): Lineage {
  const catalog = useApi(catalogApiRef);
  const root = stringifyEntityRef(entity);
  const [known, setKnown] = useState<KnownEntities>(
    () => new Map([[root, entity]]),
  );
  const [open, setOpen] = useState<ReadonlySet<string>>(
    () => new Set([stepKey(root, 'upstream'), stepKey(root, 'downstream')]),
  );
  const [error, setError] = useState<Error>();

  const shown = useMemo(
    () => visibleProducts(root, known, open),
    [root, known, open],
  );
  const missing = shown.filter(ref => !known.has(ref)).join();

  useEffect(() => {
    if (!missing) {
      return undefined;
    }
    let current = true;
    const entityRefs = missing.split(',');
    setError(undefined);
    catalog.getEntitiesByRefs({ entityRefs, fields: FIELDS }).then(
      ({ items }) =>
        current &&
        setKnown(
          before =>
            new Map([
              ...before,
              ...entityRefs.map((ref, index) => [ref, items[index]] as const),
            ]),
        ),
      (cause: Error) => current && setError(cause),
    );
    return () => {
      current = false;
    };
  }, [catalog, missing]);

  const edges = useMemo(() => lineageEdges(shown, known), [shown, known]);
  const toggle = useCallback(
    (ref: string, direction: Direction) =>
      setOpen(before => {
        const key = stepKey(ref, direction);
        const next = new Set(before);
        if (!next.delete(key)) {
          next.add(key);
        }
        return next;
      }),
    [],
  );
  return {
    root,
    shown,
    known,
    edges,
    loading: missing !== '' && !error,
    error,
    step: (ref, direction) => {
      const beside = neighbours(known.get(ref), direction);
      return open.has(stepKey(ref, direction))
        ? { open: true, count: beside.length }
        : {
            open: false,
            count: beside.filter(next => !shown.includes(next)).length,
          };
    },
    toggle,
  };
}

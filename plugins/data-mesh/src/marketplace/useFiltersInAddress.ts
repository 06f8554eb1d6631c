import { useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { ProductFilters, readFilters, writeFilters } from './productFilters';

const NO_FILTERS = readFilters(new URLSearchParams());

/**
 * The filters, kept in the page's address so that a link shares them. A change
 * replaces the entry in the browser's history: going back leaves the page.
 * @internal
 */
export function useFiltersInAddress(): {
  filters: ProductFilters;
  setFilters: (filters: ProductFilters) => void;
  clearFilters: () => void;
} {
  const [parameters, setParameters] = useSearchParams();
  const filters = useMemo(() => readFilters(parameters), [parameters]);
  const setFilters = (changed: ProductFilters) =>
    setParameters(current => writeFilters(current, changed), { replace: true });

  return { filters, setFilters, clearFilters: () => setFilters(NO_FILTERS) };
}

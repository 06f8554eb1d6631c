import { useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { readFilters, SummaryFilters, writeFilters } from '../model';

/**
 * The filters, kept in the page's address so that a link shares them.
 * @internal
 */
export function useFiltersInAddress(): [
  SummaryFilters,
  (filters: SummaryFilters) => void,
] {
  const [parameters, setParameters] = useSearchParams();
  return [
    useMemo(() => readFilters(parameters), [parameters]),
    filters =>
      setParameters(current => writeFilters(current, filters), {
        replace: true,
      }),
  ];
}

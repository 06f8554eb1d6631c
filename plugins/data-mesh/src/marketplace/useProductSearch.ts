import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import {
  changeSearch,
  ProductSearch,
  readSearch,
  writeSearch,
} from './productSearch';

/**
 * What the marketplace shows, kept in the page's address so that a link shares
 * it. Choices are steps that the browser goes back and forward through; typing
 * changes the step that one is on.
 *
 * @returns `change` takes only what changes
 * @internal
 */
export function useProductSearch(): {
  search: ProductSearch;
  change: (
    change: Partial<ProductSearch>,
    options?: { replace?: boolean },
  ) => void;
} {
  const [parameters, setParameters] = useSearchParams();
  const search = useMemo(() => readSearch(parameters), [parameters]);
  const change = useCallback(
    (changed: Partial<ProductSearch>, options?: { replace?: boolean }) =>
      setParameters(
        current =>
          writeSearch(current, changeSearch(readSearch(current), changed)),
        options,
      ),
    [setParameters],
  );
  return { search, change };
}

import { AccessRequest } from '@meshport/backstage-plugin-data-access-common';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';

const PRODUCT = 'product';

/** Requests narrowed to one product, which the address names. */
export interface ProductFilter {
  /** Entity refs to choose from. */
  products: string[];
  product?: string;
  choose: (product: string | undefined) => void;
  shown: AccessRequest[];
}

export function useProductFilter(requests: AccessRequest[]): ProductFilter {
  const [parameters, setParameters] = useSearchParams();
  const product = parameters.get(PRODUCT) ?? undefined;
  const shown = useMemo(
    () => requests.filter(item => !product || item.product === product),
    [requests, product],
  );
  const products = [
    ...requests.map(request => request.product),
    ...(product ? [product] : []),
  ];
  return {
    products: [...new Set(products)].sort(),
    product,
    choose: value =>
      setParameters(value ? { [PRODUCT]: value } : {}, { replace: true }),
    shown,
  };
}

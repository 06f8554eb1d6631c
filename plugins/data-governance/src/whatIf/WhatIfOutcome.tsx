import Typography from '@material-ui/core/Typography';
import { WhatIfResult } from '@meshport/backstage-plugin-data-governance-common';
import { Moment } from '@meshport/backstage-plugin-data-mesh-react';
import { counted } from '../model';
import { CheckOutcomes } from './CheckOutcomes';
import { GroupTable } from './GroupTable';
import { MovedProducts } from './MovedProducts';

/**
 * Which products would fall or rise, by domain and owner, and how each check
 * would come out.
 * @internal
 */
export function WhatIfOutcome(props: { result: WhatIfResult }) {
  const { result } = props;
  const { products, falls, rises, domains, owners, checks, items } = result;
  if (products === 0) {
    return (
      <Typography variant="body2">
        The scorecard applied to no product that was known{' '}
        <Moment at={result.at} />. Choose a later day, or look at its scope and
        at appliesTo.
      </Typography>
    );
  }
  return (
    <>
      <Typography variant="h6" component="p">
        {falls === 0 && rises === 0
          ? 'No product would change its level'
          : `${counted(
              falls,
              'product',
            )} would fall, ${rises.toLocaleString()} would rise`}
      </Typography>
      <Typography variant="body2" color="textSecondary">
        Of {counted(products, 'product')} that the scorecard applies to, by what
        was known <Moment at={result.at} />. Nothing was changed.
      </Typography>
      <GroupTable title="By domain" groups={domains} />
      <GroupTable title="By owner" groups={owners} />
      <MovedProducts items={items} moved={falls + rises} />
      <CheckOutcomes checks={checks} />
    </>
  );
}

import { EntityRefLink } from '@backstage/plugin-catalog-react';
import Box from '@material-ui/core/Box';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { OfferDeprecation } from '@meshport/backstage-plugin-data-access-common';

/** Says before a request that the product will go, and what comes instead. */
export function DeprecationNotice(props: OfferDeprecation) {
  const { until, replacedBy, reason } = props;
  return (
    <Box mb={2}>
      <Alert severity="warning">
        <AlertTitle>
          {until
            ? `This product is deprecated and supported until ${until}`
            : 'This product is deprecated'}
        </AlertTitle>
        {reason && <div>{reason}</div>}
        {replacedBy && (
          <div>
            Use <EntityRefLink entityRef={replacedBy} /> instead, if you can.
          </div>
        )}
      </Alert>
    </Box>
  );
}

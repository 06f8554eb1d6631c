import { EntityRefLink, useEntity } from '@backstage/plugin-catalog-react';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { DataProductEntity } from '@meshport/backstage-plugin-data-mesh-common';
import { resolveRef } from '@meshport/backstage-plugin-data-mesh-react';
import { DateTime } from 'luxon';

function dateInWords(date: string): string {
  const parsed = DateTime.fromISO(date, { zone: 'utc' });
  return parsed.isValid ? parsed.toLocaleString(DateTime.DATE_FULL) : date;
}

/** What the end of support means today. */
function endInWords(until: string): string {
  const over = DateTime.fromISO(until, { zone: 'utc' }).endOf('day');
  return over.isValid && over < DateTime.utc()
    ? `Support ended on ${dateInWords(until)}.`
    : `It is supported until ${dateInWords(until)}.`;
}

/**
 * Says that a product is at or near its end: until when it is supported, why,
 * and what takes its place. Shows nothing for all other products.
 * @internal
 */
export function LifecycleBanner() {
  const { entity: product } = useEntity<DataProductEntity>();
  const { lifecycle, deprecation = {} } = product.spec;
  if (lifecycle !== 'deprecated' && lifecycle !== 'retired') {
    return null;
  }
  const retired = lifecycle === 'retired';
  const { until, reason, replacedBy } = deprecation;
  return (
    <Alert severity={retired ? 'error' : 'warning'} role="status">
      <AlertTitle>
        {retired ? 'This product is retired' : 'This product is deprecated'}
      </AlertTitle>
      <Typography variant="body2">
        {retired
          ? 'It takes no new consumers. '
          : 'Who asks for access now has to say why. '}
        {until && endInWords(until)}
      </Typography>
      {reason && <Typography variant="body2">{reason}</Typography>}
      {replacedBy && (
        <Typography variant="body2">
          Use instead:{' '}
          <EntityRefLink
            entityRef={resolveRef(product, replacedBy, 'DataProduct')}
          />
        </Typography>
      )}
    </Alert>
  );
}

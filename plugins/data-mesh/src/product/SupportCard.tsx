import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import Typography from '@material-ui/core/Typography';
import { DataProductEntity } from '@meshport/backstage-plugin-data-mesh-common';
import { SupportChannels } from './SupportChannels';

/**
 * Where the users of a product get help.
 * @internal
 */
export function SupportCard() {
  const { support = [] } = useEntity<DataProductEntity>().entity.spec;
  return (
    <EntityInfoCard title="Support">
      {support.length > 0 ? (
        <SupportChannels channels={support} />
      ) : (
        <Typography variant="body2">
          No channel is named in spec.support of this product; ask its owner.
        </Typography>
      )}
    </EntityInfoCard>
  );
}

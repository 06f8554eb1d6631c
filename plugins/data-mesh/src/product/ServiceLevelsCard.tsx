import { Progress, ResponseErrorPanel } from '@backstage/core-components';
import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import Typography from '@material-ui/core/Typography';
import {
  DataProductEntity,
  parseContract,
} from '@meshport/backstage-plugin-data-mesh-common';
import {
  Fact,
  FactList,
  portContractRef,
  slaValue,
  useProductContracts,
} from '@meshport/backstage-plugin-data-mesh-react';
import uniqBy from 'lodash/uniqBy';
import upperFirst from 'lodash/upperFirst';
import { useMemo } from 'react';

/** `timeToRepair` as people write it. */
function nameInWords(property: string): string {
  return upperFirst(property.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase());
}

/**
 * What the contracts of a product promise about its service.
 * @internal
 */
export function ServiceLevelsCard() {
  const { entity: product } = useEntity<DataProductEntity>();
  const { contracts, error } = useProductContracts(product);
  const facts = useMemo<Fact[]>(() => {
    const ports = uniqBy(product.spec.outputPorts ?? [], port => port.contract);
    return ports.flatMap(port => {
      const entity = contracts?.get(portContractRef(product, port) ?? '');
      const contract = entity && parseContract(entity.spec.definition).contract;
      return (contract?.slaProperties ?? []).map(level => ({
        label:
          ports.length > 1
            ? `${nameInWords(level.property)} (${port.name} ${port.version})`
            : nameInWords(level.property),
        value: (
          <>
            {slaValue(level.value, level.unit)}
            {level.description && (
              <Typography variant="body2" color="textSecondary">
                {level.description}
              </Typography>
            )}
          </>
        ),
      }));
    });
  }, [product, contracts]);

  return (
    <EntityInfoCard title="Service levels">
      {error && <ResponseErrorPanel error={error} />}
      {!contracts && !error && <Progress />}
      {contracts && facts.length === 0 && (
        <Typography variant="body2">
          The contracts of this product promise none.
        </Typography>
      )}
      <FactList facts={facts} />
    </EntityInfoCard>
  );
}

import { stringifyEntityRef } from '@backstage/catalog-model';
import {
  EntityInfoCard,
  EntityRefLink,
  useEntity,
} from '@backstage/plugin-catalog-react';
import {
  DataProductEntity,
  highestClassification,
} from '@meshport/backstage-plugin-data-mesh-common';
import {
  ClassificationChip,
  Fact,
  FactList,
  LevelBadge,
  LifecycleChip,
  resolveRef,
  useProductLevels,
} from '@meshport/backstage-plugin-data-mesh-react';
import upperFirst from 'lodash/upperFirst';
import { SupportChannels } from './SupportChannels';

function useLevelFact(productRef: string): Fact | undefined {
  const { available, loading, error, levels, levelByProduct } =
    useProductLevels({ refs: [productRef] });
  if (!available) {
    return undefined;
  }
  if (loading || error) {
    return { label: 'Level', value: error ? 'Could not be read' : '…' };
  }
  return {
    label: 'Level',
    value: (
      <LevelBadge level={levelByProduct.get(productRef)} levels={levels} />
    ),
  };
}

/**
 * What a data product is: purpose, owner, domain, type, lifecycle, version,
 * classification, level and support.
 * @internal
 */
export function DataProductCard() {
  const { entity: product } = useEntity<DataProductEntity>();
  const { spec } = product;
  const classification = highestClassification(
    spec.outputPorts?.map(port => port.classification) ?? [],
  );
  const level = useLevelFact(stringifyEntityRef(product));

  return (
    <EntityInfoCard title="Data product">
      <FactList
        facts={[
          { label: 'Purpose', value: spec.purpose, wide: true },
          {
            label: 'Owner',
            value: (
              <EntityRefLink
                entityRef={resolveRef(product, spec.owner, 'Group')}
              />
            ),
          },
          {
            label: 'Domain',
            value: (
              <EntityRefLink
                entityRef={resolveRef(product, spec.domain, 'Domain')}
              />
            ),
          },
          { label: 'Type', value: upperFirst(spec.type) },
          {
            label: 'Lifecycle',
            value: <LifecycleChip lifecycle={spec.lifecycle} />,
          },
          { label: 'Version', value: spec.version },
          {
            label: 'Classification',
            value: classification && (
              <ClassificationChip classification={classification} />
            ),
          },
          ...(level ? [level] : []),
          {
            label: 'Support',
            value: spec.support?.length ? (
              <SupportChannels channels={spec.support} />
            ) : undefined,
          },
        ]}
      />
    </EntityInfoCard>
  );
}

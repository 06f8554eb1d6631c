import { EntityRefLink, EntityRefLinks } from '@backstage/plugin-catalog-react';
import { AccessOffer } from '@meshport/backstage-plugin-data-access-common';
import {
  ClassificationChip,
  durationInWords,
  FactList,
} from '@meshport/backstage-plugin-data-mesh-react';

/** What a port offers this person, and on which terms. */
export function OfferTerms(props: { offer: AccessOffer }) {
  const { offer } = props;
  return (
    <FactList
      facts={[
        {
          label: 'Product',
          value: (
            <EntityRefLink entityRef={offer.product}>
              {offer.productTitle}
            </EntityRefLink>
          ),
        },
        { label: 'Port', value: `${offer.port} ${offer.version}` },
        {
          label: 'Classification',
          value: <ClassificationChip classification={offer.classification} />,
        },
        {
          label: 'Who decides',
          value: offer.approvers.length ? (
            <EntityRefLinks entityRefs={offer.approvers} />
          ) : (
            'Nobody'
          ),
        },
        {
          label: 'Login role that gets the right',
          value: offer.principal ? <code>{offer.principal}</code> : 'None',
        },
        {
          label: 'Longest duration',
          value: durationInWords(offer.longestDuration),
        },
        {
          label: 'Allowed purposes',
          value: offer.purposes.length ? offer.purposes.join(', ') : 'Any',
          wide: true,
        },
      ]}
    />
  );
}

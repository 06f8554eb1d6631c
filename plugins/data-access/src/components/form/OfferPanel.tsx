import { InfoCard, LinkButton } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import Grid from '@material-ui/core/Grid';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { AccessOffer } from '@meshport/backstage-plugin-data-access-common';
import { requestDetailsRouteRef } from '../../routes';
import { OfferTerms } from './OfferTerms';
import { RequestForm } from './RequestForm';

/**
 * The terms of an offer beside the form, or why there is no form for this
 * person.
 */
export function OfferPanel(props: {
  offer: AccessOffer;
  userEntityRef: string;
  /** Loads the offer again, when it turns out to be old. */
  onReload: () => void;
}) {
  const { offer, userEntityRef, onReload } = props;
  return (
    <Grid container spacing={3}>
      <Grid item xs={12} md={7}>
        {offer.existing || offer.refusal ? (
          <Refusal offer={offer} />
        ) : (
          <InfoCard title="Your request">
            <RequestForm
              offer={offer}
              userEntityRef={userEntityRef}
              onConflict={onReload}
            />
          </InfoCard>
        )}
      </Grid>
      <Grid item xs={12} md={5}>
        <InfoCard title="What is offered">
          <OfferTerms offer={offer} />
        </InfoCard>
      </Grid>
    </Grid>
  );
}

function Refusal(props: { offer: AccessOffer }) {
  const { product, refusal, existing } = props.offer;
  const detailsPath = useRouteRef(requestDetailsRouteRef);
  if (existing) {
    return (
      <Alert
        severity="info"
        action={
          <LinkButton
            size="small"
            color="inherit"
            to={detailsPath({ id: existing.requestId })}
          >
            Open it
          </LinkButton>
        }
      >
        <AlertTitle>You have already asked for this port</AlertTitle>
        {refusal ?? 'Your request or right is still open.'}
      </Alert>
    );
  }
  return (
    <Alert severity="warning">
      <AlertTitle>You cannot ask for this port now</AlertTitle>
      {refusal}. See <EntityRefLink entityRef={product} /> for its owner and
      support channels.
    </Alert>
  );
}

import { InfoCard } from '@backstage/core-components';
import Box from '@material-ui/core/Box';
import Divider from '@material-ui/core/Divider';
import LinearProgress from '@material-ui/core/LinearProgress';
import Typography from '@material-ui/core/Typography';
import {
  AccessOffer,
  RequestPreview,
} from '@meshport/backstage-plugin-data-access-common';
import { ActionFailure } from '@meshport/backstage-plugin-data-mesh-react';
import { PortPreview } from './PortPreview';

/** What would come of the request, before it is sent. */
export function PreviewPanel(props: {
  offers: readonly AccessOffer[];
  /** Entity ref; empty for the user. */
  holder: string;
  previewOf: (offer: AccessOffer) => RequestPreview | undefined;
  pending: boolean;
  error?: Error;
}) {
  const { offers, holder, previewOf, pending, error } = props;
  return (
    <InfoCard title="What will come of it">
      <div role="region" aria-label="What will come of it" aria-live="polite">
        {/* Takes its place all the time, so that nothing jumps. */}
        <Box height={4} mb={1}>
          {pending && <LinearProgress aria-label="Looking ahead" />}
        </Box>
        {error && <ActionFailure error={error} typedText="kept" />}
        {offers.map((offer, index) => (
          <div key={`${offer.product} ${offer.port} ${offer.version}`}>
            {index > 0 && (
              <Box my={2}>
                <Divider />
              </Box>
            )}
            {offers.length > 1 && (
              <Typography variant="subtitle2" gutterBottom>
                {offer.productTitle} / {offer.port} {offer.version}
              </Typography>
            )}
            <PortPreview
              offer={offer}
              holder={holder}
              preview={previewOf(offer)}
            />
          </div>
        ))}
      </div>
    </InfoCard>
  );
}

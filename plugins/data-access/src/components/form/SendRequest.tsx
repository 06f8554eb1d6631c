import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import {
  AccessOffer,
  PortRef,
} from '@meshport/backstage-plugin-data-access-common';
import { ActionFailure } from '@meshport/backstage-plugin-data-mesh-react';
import { useState } from 'react';
import useCopyToClipboard from 'react-use/esm/useCopyToClipboard';
import { useRequestLink } from '../../hooks/useRequestLink';
import {
  chosenDuration,
  RequestFormValues,
  valuesOf,
} from '../../model/ask/formValues';
import { prefillAddress } from '../../model/ask/prefill';
import { chosenFilter } from '../../model/ask/requestItems';

const SEND = 'Request access';

/** Sends the form, or copies a link to it as it is filled in. */
export function SendRequest(props: {
  ports: PortRef[];
  values: RequestFormValues;
  offers: readonly AccessOffer[];
  disabled: boolean;
  busy: boolean;
  error?: Error;
}) {
  const { ports, values, offers, disabled, busy, error } = props;
  const requestLink = useRequestLink();
  const [, copy] = useCopyToClipboard();
  const [copied, setCopied] = useState('');

  const link = new URL(
    requestLink(
      prefillAddress({
        purpose: values.purpose,
        duration: chosenDuration(values) ?? '',
        comment: values.comment,
        holder: values.holder,
        ports: offers.map(offer => ({
          product: offer.product,
          port: offer.port,
          version: offer.version,
          filter: chosenFilter(valuesOf(values, offer), offer),
        })),
      }),
    ),
    window.location.origin,
  ).href;
  const sendText = ports.length > 1 ? `Request ${ports.length} ports` : SEND;

  return (
    <>
      {error && (
        <Box mt={1} mb={1}>
          <ActionFailure error={error} typedText="kept" />
        </Box>
      )}
      <Box mt={2} display="flex" flexWrap="wrap" gridGap={8}>
        <Button
          type="submit"
          variant="contained"
          color="primary"
          disabled={disabled}
        >
          {busy ? 'Sending…' : sendText}
        </Button>
        <Button
          onClick={() => {
            copy(link);
            setCopied(link);
          }}
        >
          {copied === link ? 'Link copied' : 'Copy link to this form'}
        </Button>
      </Box>
    </>
  );
}

import { InfoCard, Progress } from '@backstage/core-components';
import Box from '@material-ui/core/Box';
import Grid from '@material-ui/core/Grid';
import { makeStyles } from '@material-ui/core/styles';
import {
  AccessOffer,
  PortRef,
} from '@meshport/backstage-plugin-data-access-common';
import {
  CommentField,
  LoadFailure,
} from '@meshport/backstage-plugin-data-mesh-react';
import { FormEvent } from 'react';
import { useOffers } from '../../hooks/useOffers';
import { usePreview } from '../../hooks/usePreview';
import { useRequestForm } from '../../hooks/useRequestForm';
import { useSendRequest } from '../../hooks/useSendRequest';
import { holderOf, isRefused } from '../../model/ask/holderChoices';
import { portKey } from '../../model/ask/portRefs';
import { mistakesOfPreviews } from '../../model/ask/problems';
import { requestItem } from '../../model/ask/requestItems';
import { nameOf } from '../../model/names';
import { AddPort } from './AddPort';
import { HolderField } from './HolderField';
import { PortFailure } from './PortFailure';
import { PortFields } from './PortFields';
import { PortSection } from './PortSection';
import { PreviewPanel } from './PreviewPanel';
import { SendRequest } from './SendRequest';
import { SharedFields } from './SharedFields';
import { TermsFields } from './TermsFields';

const useStyles = makeStyles(
  theme => ({
    preview: {
      [theme.breakpoints.up('md')]: {
        position: 'sticky',
        top: theme.spacing(2),
        alignSelf: 'flex-start',
      },
    },
  }),
  { name: 'MeshportAccessRequestForm' },
);

/** Asks for ports, all of them or none, and goes to the new request. */
export function RequestForm(props: {
  userEntityRef: string;
  /** At least one. */
  ports: PortRef[];
  /** Parameters of an address that fill the form. */
  prefill: URLSearchParams;
  onAdd: (port: PortRef) => void;
  onRemove: (port: PortRef) => void;
}) {
  const { userEntityRef, ports, prefill, onAdd, onRemove } = props;
  const classes = useStyles();
  const { answerOf, loading, reload } = useOffers(ports);
  const form = useRequestForm(userEntityRef, ports, prefill);
  const { values } = form;

  const offers = ports.flatMap(port => answerOf(port)?.offer ?? []);
  const possible =
    !loading &&
    offers.length === ports.length &&
    offers.every(offer => !isRefused(holderOf(offer, values.holder)));
  const items = offers.flatMap(offer => requestItem(values, offer) ?? []);
  const preview = usePreview(items);
  const problems = {
    ...mistakesOfPreviews(
      preview.pending ? [] : preview.previews,
      values.apart,
    ),
    ...form.problems,
  };
  const shown = { ...form, problems };
  const sending = useSendRequest({ form, onConflict: reload });
  const { busy } = sending;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (possible && form.check(offers)) {
      sending.send(items);
    }
  };

  const [first] = ports;
  const failure = ports.length === 1 ? answerOf(first)?.error : undefined;
  if (failure) {
    return (
      <LoadFailure
        error={failure}
        what={`port ${first.port} ${first.version} of ${nameOf(first.product)}`}
        onRetry={reload}
      />
    );
  }

  return (
    <form onSubmit={submit} noValidate aria-label="Request access">
      <Grid container spacing={3}>
        <Grid item xs={12} md={7}>
          <InfoCard title={ports.length > 1 ? 'Your requests' : 'Your request'}>
            {ports.map((port, index) => {
              const answer = answerOf(port);
              return (
                <PortSection
                  key={portKey(port)}
                  port={port}
                  answer={answer}
                  onRemove={ports.length > 1 ? () => onRemove(port) : undefined}
                  disabled={busy}
                >
                  {!answer && <Progress />}
                  {answer?.error && (
                    <PortFailure error={answer.error} onRetry={reload} />
                  )}
                  {answer?.offer && (
                    <PortFields
                      id={`access-request-${index}`}
                      offer={answer.offer}
                      form={shown}
                      preview={preview.previewOf(port)}
                      disabled={busy}
                    />
                  )}
                </PortSection>
              );
            })}
            <AddPort ports={ports} onAdd={onAdd} />
            {offers.length > 0 && (
              <Box mt={2}>
                <HolderField
                  offers={offers}
                  userEntityRef={userEntityRef}
                  value={values.holder}
                  onChange={holder => form.edit({ holder })}
                  problem={problems.holder}
                  disabled={busy}
                />
                <SharedFields
                  offers={offers}
                  form={shown}
                  previewOf={preview.previewOf}
                  disabled={busy}
                />
                <CommentField
                  id="access-request-comment"
                  label={commentLabel(offers)}
                  required={offers.some(offer => offer.deprecation)}
                  value={values.comment}
                  onChange={comment => form.edit({ comment })}
                  problem={problems.comment}
                  disabled={busy}
                />
                <TermsFields offers={offers} form={shown} disabled={busy} />
                <SendRequest
                  ports={ports}
                  values={values}
                  offers={offers}
                  disabled={busy || !possible}
                  busy={busy}
                  error={sending.error}
                />
              </Box>
            )}
          </InfoCard>
        </Grid>
        <Grid item xs={12} md={5} className={classes.preview}>
          <PreviewPanel
            offers={offers}
            holder={values.holder}
            previewOf={preview.previewOf}
            pending={preview.pending}
            error={preview.error}
          />
        </Grid>
      </Grid>
    </form>
  );
}

function commentLabel(offers: readonly AccessOffer[]): string {
  return offers.some(offer => offer.deprecation)
    ? 'Why you need it all the same'
    : 'Comment for those who decide (optional)';
}

import { InfoCard, MarkdownContent } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import {
  AccessRequest,
  AccessRequestDetails,
} from '@meshport/backstage-plugin-data-access-common';

/** The terms of the port, and whether the requester accepted just these. */
export function RequestTerms(props: {
  terms: NonNullable<AccessRequestDetails['terms']>;
  request: AccessRequest;
}) {
  const { terms, request } = props;
  const accepted = request.acceptedTerms === terms.hash;
  return (
    <InfoCard title="Terms of use">
      <MarkdownContent content={terms.text} />
      <Typography variant="body2" color={accepted ? 'textSecondary' : 'error'}>
        {accepted
          ? 'The requester accepted exactly these terms.'
          : 'The requester has not accepted these terms.'}
      </Typography>
    </InfoCard>
  );
}

import { Progress } from '@backstage/core-components';
import Alert from '@material-ui/lab/Alert';
import {
  AccessOffer,
  AccessRequest,
} from '@meshport/backstage-plugin-data-access-common';
import { failureMessage } from '@meshport/backstage-plugin-data-mesh-react';
import { AccessAction } from '../../model/actions';
import { ActionDraft, ActionProblems } from '../../model/request/actionDraft';
import { LessFields } from './LessFields';
import { PersonField } from './PersonField';
import { RenewFields } from './RenewFields';

/** What is filled in before an action, besides a comment. */
export interface ActionFieldsProps {
  request: AccessRequest;
  draft: ActionDraft;
  problems: ActionProblems;
  disabled: boolean;
  onChange: (changes: Partial<ActionDraft>) => void;
}

/** The fields that an action has besides a comment; most have none. */
export function ActionFields(
  props: ActionFieldsProps & {
    action: AccessAction;
    offer: { value?: AccessOffer; loading: boolean; error?: Error };
  },
) {
  const { action, offer, ...fields } = props;
  switch (action) {
    case 'approve':
      return <LessFields {...fields} offer={offer} />;
    case 'handOver':
      return <PersonField {...fields} />;
    case 'renew':
      if (offer.value) {
        return <RenewFields {...fields} offer={offer.value} />;
      }
      return offer.loading ? (
        <Progress />
      ) : (
        <Alert severity="error">
          The terms of the port could not be read
          {offer.error && `: ${failureMessage(offer.error)}`}
        </Alert>
      );
    default:
      return null;
  }
}

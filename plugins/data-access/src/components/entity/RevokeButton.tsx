import { usePermission } from '@backstage/plugin-permission-react';
import Button from '@material-ui/core/Button';
import {
  AccessRequest,
  accessGrantRevokePermission,
} from '@meshport/backstage-plugin-data-access-common';
import { canEnd } from '../../model/phases';

/** Takes a right away; only for those who may, and while there is one. */
export function RevokeButton(props: {
  request: AccessRequest;
  onClick: () => void;
}) {
  const { request, onClick } = props;
  const { allowed } = usePermission({
    permission: accessGrantRevokePermission,
    resourceRef: request.id,
  });
  if (!allowed || !canEnd(request.grant)) {
    return null;
  }
  return (
    <Button size="small" onClick={onClick}>
      Revoke
    </Button>
  );
}

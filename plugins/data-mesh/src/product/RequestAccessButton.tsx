import { LinkButton } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import Tooltip from '@material-ui/core/Tooltip';
import {
  DataProductEntity,
  OutputPort,
} from '@meshport/backstage-plugin-data-mesh-common';
import { RETIRED_TAKES_NONE, useRequestLink } from './requestLink';

/**
 * Leads to the form that asks for access to a port. It cannot be pressed for a
 * retired product, and says why. Shows nothing when the portal has no such
 * form.
 * @internal
 */
export function RequestAccessButton(props: {
  product: DataProductEntity;
  port: OutputPort;
}) {
  const { product, port } = props;
  const requestLink = useRequestLink();
  const label = `Request access to ${port.name} ${port.version}`;
  if (!requestLink) {
    return null;
  }
  if (product.spec.lifecycle === 'retired') {
    return (
      <Tooltip title={RETIRED_TAKES_NONE}>
        {/* A disabled button hears no pointer; the element around it does. */}
        <span>
          <Button
            variant="outlined"
            size="small"
            disabled
            aria-label={`${label}: ${RETIRED_TAKES_NONE}`}
          >
            Request access
          </Button>
        </span>
      </Tooltip>
    );
  }
  return (
    <LinkButton
      variant="outlined"
      color="primary"
      size="small"
      to={requestLink(product, port)}
      aria-label={label}
    >
      Request access
    </LinkButton>
  );
}

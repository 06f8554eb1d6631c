import { Link } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import Menu from '@material-ui/core/Menu';
import MenuItem from '@material-ui/core/MenuItem';
import { DataProductEntity } from '@meshport/backstage-plugin-data-mesh-common';
import { useState } from 'react';
import { RequestAccessButton } from './RequestAccessButton';
import { useRequestLink } from './requestLink';

/**
 * Asks for access to the only port of a product, or to one of several. Shows
 * nothing for a product without ports.
 * @internal
 */
export function RequestAccessMenu(props: { product: DataProductEntity }) {
  const { product } = props;
  const requestLink = useRequestLink();
  const [anchor, setAnchor] = useState<Element | null>(null);
  const ports = product.spec.outputPorts ?? [];

  if (!requestLink || ports.length === 0) {
    return null;
  }
  if (ports.length === 1 || product.spec.lifecycle === 'retired') {
    return <RequestAccessButton product={product} port={ports[0]} />;
  }
  return (
    <>
      <Button
        variant="outlined"
        color="primary"
        size="small"
        aria-haspopup="menu"
        onClick={event => setAnchor(event.currentTarget)}
      >
        Request access
      </Button>
      <Menu
        anchorEl={anchor}
        open={Boolean(anchor)}
        onClose={() => setAnchor(null)}
      >
        {ports.map(port => (
          <MenuItem
            key={`${port.name} ${port.version}`}
            component={Link}
            to={requestLink(product, port)}
          >
            {port.name} {port.version}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}

import { LinkButton } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import { PortRef } from '@meshport/backstage-plugin-data-access-common';
import { useBasket } from '../../hooks/useBasket';
import { useRequestLink } from '../../hooks/useRequestLink';

/**
 * Puts a port into the basket, to ask for it together with others; leads to the
 * request form once it is there.
 */
export function BasketButton(props: { port: PortRef }) {
  const { port } = props;
  const basket = useBasket();
  const requestLink = useRequestLink();
  const name = `${port.port} ${port.version}`;
  if (basket.has(port)) {
    const count = basket.ports.length;
    return (
      <LinkButton
        color="primary"
        to={requestLink(basket.ports)}
        aria-label={`${name} is in the basket: ask for all ${count}`}
      >
        Basket ({count})
      </LinkButton>
    );
  }
  return (
    <Button
      color="primary"
      onClick={() => basket.add(port)}
      aria-label={`Add ${name} to the basket`}
    >
      Add to basket
    </Button>
  );
}

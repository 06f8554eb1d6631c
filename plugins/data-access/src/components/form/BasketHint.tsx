import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import Alert from '@material-ui/lab/Alert';
import { PortRef } from '@meshport/backstage-plugin-data-access-common';
import { useBasket } from '../../hooks/useBasket';
import { useNames } from '../../hooks/useNames';
import { portKey } from '../../model/ask/portRefs';

/** Offers to ask for what else is in the basket at the same time. */
export function BasketHint(props: {
  /** The ports that are asked for already. */
  ports: PortRef[];
  onAdd: (ports: PortRef[]) => void;
}) {
  const { ports, onAdd } = props;
  const basket = useBasket();
  const asked = ports.map(portKey);
  const others = basket.ports.filter(port => !asked.includes(portKey(port)));
  const name = useNames(others.map(({ product }) => product));
  if (others.length === 0) {
    return null;
  }
  const names = others.map(
    ({ product, port, version }) => `${name(product)} / ${port} ${version}`,
  );
  return (
    <Box mb={2}>
      <Alert
        severity="info"
        action={
          <Button color="inherit" size="small" onClick={() => onAdd(others)}>
            Ask for all at once
          </Button>
        }
      >
        Also in your basket: {names.join(', ')}
      </Alert>
    </Box>
  );
}

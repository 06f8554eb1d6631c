import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import KeyboardIcon from '@material-ui/icons/Keyboard';
import { Choice } from '@meshport/backstage-plugin-data-mesh-react';
import { useNames } from '../../../hooks/useNames';
import { useInboxStyles } from './inboxStyles';
import { ProductFilter } from './useProductFilter';

const ANY = 'any';

/** Above the groups: how many there are, of which product, and the keys. */
export function InboxToolbar(props: {
  filter: ProductFilter;
  /** Whether there are others that are not loaded yet. */
  more: boolean;
  onHelp: () => void;
}) {
  const { filter, more, onHelp } = props;
  const classes = useInboxStyles();
  const name = useNames(filter.products);
  const count = filter.shown.length;
  return (
    <div className={classes.bar}>
      <Typography variant="h5" component="h2">
        {heading(count, more)}
      </Typography>
      <div className={`${classes.bar} ${classes.end}`}>
        {(filter.products.length > 1 || filter.product) && (
          <Choice
            label="Product"
            value={filter.product ?? ANY}
            options={[
              { value: ANY, label: 'All products' },
              ...filter.products.map(ref => ({
                value: ref,
                label: name(ref),
              })),
            ]}
            onChange={value => filter.choose(value === ANY ? undefined : value)}
          />
        )}
        <Button startIcon={<KeyboardIcon />} onClick={onHelp}>
          Keys
        </Button>
      </div>
    </div>
  );
}

function heading(count: number, more: boolean): string {
  if (more) {
    return `More than ${count} requests wait for your decision`;
  }
  return count === 1
    ? '1 request waits for your decision'
    : `${count} requests wait for your decision`;
}

import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import Autocomplete from '@material-ui/lab/Autocomplete';
import { PortRef } from '@meshport/backstage-plugin-data-access-common';
import {
  DataProductEntity,
  isDataProductEntity,
} from '@meshport/backstage-plugin-data-mesh-common';
import { failureMessage } from '@meshport/backstage-plugin-data-mesh-react';
import { useState } from 'react';
import useAsync from 'react-use/esm/useAsync';
import useDebounce from 'react-use/esm/useDebounce';
import { MOST_PORTS, portKey } from '../../model/ask/portRefs';

const PAUSE_MS = 300;
const MOST_PRODUCTS = 20;
const TAKES_NO_REQUESTS = ['proposed', 'retired'];

interface Choice extends PortRef {
  productTitle: string;
  productName: string;
}

function choicesOf(product: DataProductEntity): Choice[] {
  return TAKES_NO_REQUESTS.includes(product.spec.lifecycle)
    ? []
    : (product.spec.outputPorts ?? [])
        .filter(port => port.platform)
        .map(port => ({
          product: stringifyEntityRef(product),
          productTitle: product.metadata.title ?? product.metadata.name,
          productName: product.metadata.name,
          port: port.name,
          version: port.version,
        }));
}

/** Searches the data products for a port to ask for, too. */
export function AddPort(props: {
  /** Those asked for already; they are not offered again. */
  ports: PortRef[];
  onAdd: (port: PortRef) => void;
  label?: string;
}) {
  const { ports, onAdd, label = 'Add a data product’s port' } = props;
  const catalogApi = useApi(catalogApiRef);
  const [text, setText] = useState('');
  const [term, setTerm] = useState('');
  const [open, setOpen] = useState(false);
  useDebounce(() => setTerm(text.trim()), PAUSE_MS, [text]);

  const { value, loading, error } = useAsync(async () => {
    const { items } = open
      ? await catalogApi.queryEntities({
          filter: { kind: 'DataProduct' },
          fullTextFilter: {
            term,
            fields: [
              'metadata.name',
              'metadata.title',
              'spec.outputports.name',
            ],
          },
          orderFields: { field: 'metadata.name', order: 'asc' },
          limit: MOST_PRODUCTS,
        })
      : { items: [] };
    return items.flatMap(item =>
      isDataProductEntity(item) ? choicesOf(item) : [],
    );
  }, [catalogApi, term, open]);

  // Products of the same title are told apart by their names.
  const titleOf = ({ product, productTitle, productName }: Choice) =>
    value?.some(
      other => other.productTitle === productTitle && other.product !== product,
    )
      ? `${productTitle} (${productName})`
      : productTitle;
  const chosen = ports.map(portKey);
  const full = ports.length >= MOST_PORTS;
  return (
    <Autocomplete<Choice>
      id="access-request-add"
      options={(value ?? []).filter(port => !chosen.includes(portKey(port)))}
      // The catalog has searched; what it found is shown as it is.
      filterOptions={options => options}
      getOptionLabel={choice =>
        `${titleOf(choice)} / ${choice.port} ${choice.version}`
      }
      renderOption={choice => (
        <span>
          {titleOf(choice)}{' '}
          <Typography component="span" color="textSecondary">
            / {choice.port} {choice.version}
          </Typography>
        </span>
      )}
      value={null}
      inputValue={text}
      onInputChange={(_event, typed, why) =>
        setText(why === 'reset' ? '' : typed)
      }
      onChange={(_event, choice) => {
        if (choice) {
          const { product, port, version } = choice;
          onAdd({ product, port, version });
        }
      }}
      open={open}
      onOpen={() => setOpen(true)}
      onClose={() => setOpen(false)}
      loading={loading}
      noOptionsText="No other output port that can be asked for"
      disabled={full}
      blurOnSelect
      renderInput={params => (
        <TextField
          {...params}
          label={label}
          error={Boolean(error)}
          helperText={
            error
              ? `Could not search: ${failureMessage(error)}`
              : full && `At most ${MOST_PORTS} ports at once`
          }
          variant="outlined"
          size="small"
          margin="normal"
        />
      )}
    />
  );
}

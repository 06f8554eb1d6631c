import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import TextField from '@material-ui/core/TextField';
import Autocomplete, {
  createFilterOptions,
} from '@material-ui/lab/Autocomplete';
import ToggleButton from '@material-ui/lab/ToggleButton';
import ToggleButtonGroup from '@material-ui/lab/ToggleButtonGroup';
import { useMemo } from 'react';
import { MapView } from './mapAddress';
import { MeshModel } from './meshModel';

interface Place {
  ref: string;
  title: string;
  kind: 'Domain' | 'Data product';
  /** Tells apart those with the same title. */
  where: string;
}

/** More than one reads; typing on finds the others. */
const SHOWN_PLACES = 50;
const filterPlaces = createFilterOptions<Place>({ limit: SHOWN_PLACES });

function placesOf(model: MeshModel): Place[] {
  const titleOf = (domain?: string) =>
    (domain && model.domains.get(domain)?.title) || '';
  return [
    ...[...model.domains.values()].map(({ ref, title, parent }) => ({
      ref,
      title,
      kind: 'Domain' as const,
      where: titleOf(parent),
    })),
    ...[...model.products.values()].map(({ ref, title, domain }) => ({
      ref,
      title,
      kind: 'Data product' as const,
      where: titleOf(domain),
    })),
  ];
}

/**
 * What one can do with the map as a whole: find something on it, open or close
 * all domains, and read it as a list.
 * @internal
 */
export function MapToolbar(props: {
  model: MeshModel;
  view: MapView;
  onFind: (place: { kind: 'domain' | 'product'; ref: string }) => void;
  onChange: (change: Partial<MapView>) => void;
}) {
  const { model, view, onFind, onChange } = props;
  const places = useMemo(() => placesOf(model), [model]);
  return (
    <Box display="flex" flexWrap="wrap" alignItems="center" gridGap={16} mb={2}>
      <Box flexGrow={1} minWidth={240} maxWidth={480}>
        <Autocomplete<Place, false, false, false>
          size="small"
          options={places}
          value={null}
          blurOnSelect
          clearOnBlur
          filterOptions={filterPlaces}
          groupBy={({ kind }) => kind}
          getOptionLabel={({ title, where }) =>
            where ? `${title} (${where})` : title
          }
          onChange={(_event, place) =>
            place &&
            onFind({
              kind: place.kind === 'Domain' ? 'domain' : 'product',
              ref: place.ref,
            })
          }
          renderInput={params => (
            <TextField
              {...params}
              variant="outlined"
              label="Find on the map"
              placeholder="A product or a domain"
            />
          )}
        />
      </Box>
      <Box flexGrow={1} />
      <Button onClick={() => onChange({ open: [...model.domains.keys()] })}>
        Open all domains
      </Button>
      <Button onClick={() => onChange({ open: [], product: undefined })}>
        Close all
      </Button>
      <ToggleButtonGroup
        exclusive
        size="small"
        aria-label="Show as"
        value={view.layout}
        onChange={(_event, layout: MapView['layout'] | null) =>
          layout && onChange({ layout })
        }
      >
        <ToggleButton value="map">Map</ToggleButton>
        <ToggleButton value="list">List</ToggleButton>
      </ToggleButtonGroup>
    </Box>
  );
}

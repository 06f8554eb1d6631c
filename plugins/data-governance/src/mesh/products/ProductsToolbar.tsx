import Box from '@material-ui/core/Box';
import GridOnIcon from '@material-ui/icons/GridOn';
import ViewListIcon from '@material-ui/icons/ViewList';
import ToggleButton from '@material-ui/lab/ToggleButton';
import ToggleButtonGroup from '@material-ui/lab/ToggleButtonGroup';
import { ScorecardSummary } from '@meshport/backstage-plugin-data-governance-common';
import { Choice } from '@meshport/backstage-plugin-data-mesh-react';
import { MeshOrder, MeshView } from '../../model';
import { ExportButton } from './ExportButton';
import { TextFilter } from './TextFilter';

const ORDERS: { value: MeshOrder; label: string }[] = [
  { value: 'title', label: 'Name' },
  { value: 'score', label: 'Score, lowest first' },
  { value: 'domain', label: 'Domain' },
  { value: 'owner', label: 'Owner' },
];

/**
 * Which scorecard, what to look for, in which order and how it is shown.
 * @internal
 */
export function ProductsToolbar(props: {
  view: MeshView;
  /** Entity ref of the scorecard shown; absent: all of them. */
  scorecard?: string;
  scorecards: ScorecardSummary[];
  onChange: (change: Partial<MeshView>) => void;
}) {
  const { view, scorecard, scorecards, onChange } = props;
  const all = { value: '', label: 'All scorecards' };
  return (
    <Box display="flex" flexWrap="wrap" alignItems="center" gridGap={16} mb={2}>
      <Choice
        label="Scorecard"
        value={scorecard ?? ''}
        options={[
          ...(view.layout === 'list' ? [all] : []),
          ...scorecards.map(item => ({
            value: item.scorecard,
            label: item.title,
          })),
        ]}
        onChange={value => onChange({ scorecard: value || undefined })}
      />
      <Box flex="1 1 12rem">
        <TextFilter text={view.text} onChange={text => onChange({ text })} />
      </Box>
      <Choice
        label="Sort by"
        value={view.order}
        options={ORDERS}
        onChange={order => onChange({ order })}
      />
      <ToggleButtonGroup
        exclusive
        size="small"
        aria-label="Show as"
        value={view.layout}
        onChange={(_event, layout: MeshView['layout'] | null) =>
          layout && onChange({ layout })
        }
      >
        <ToggleButton value="heat-map" aria-label="Heat map" title="Heat map">
          <GridOnIcon fontSize="small" />
        </ToggleButton>
        <ToggleButton value="list" aria-label="List" title="List">
          <ViewListIcon fontSize="small" />
        </ToggleButton>
      </ToggleButtonGroup>
      <ExportButton view={view} scorecard={scorecard} />
    </Box>
  );
}

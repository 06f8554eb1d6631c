import Box from '@material-ui/core/Box';
import { ScorecardSummary } from '@meshport/backstage-plugin-data-governance-common';
import { Choice } from '@meshport/backstage-plugin-data-mesh-react';
import { MeshView } from '../../model';
import { useTitles } from '../shared/useTitles';

/**
 * What part of the mesh, and by which scorecard, the overview is about.
 * @internal
 */
export function OverviewChoices(props: {
  view: MeshView;
  scorecards: ScorecardSummary[];
  /** Entity refs. */
  domains: string[];
  onChange: (change: Partial<MeshView>) => void;
}) {
  const { view, scorecards, domains, onChange } = props;
  const title = useTitles(domains);
  return (
    <Box display="flex" flexWrap="wrap" gridGap={16} mb={3}>
      <Choice
        label="Scorecard"
        value={view.scorecard ?? ''}
        options={[
          { value: '', label: 'All scorecards' },
          ...scorecards.map(item => ({
            value: item.scorecard,
            label: item.title,
          })),
        ]}
        onChange={scorecard => onChange({ scorecard: scorecard || undefined })}
      />
      <Choice
        label="Domain"
        value={view.domains[0] ?? ''}
        options={[
          { value: '', label: 'The whole mesh' },
          ...domains.map(domain => ({ value: domain, label: title(domain) })),
        ]}
        onChange={domain => onChange({ domains: domain ? [domain] : [] })}
      />
    </Box>
  );
}

import Box from '@material-ui/core/Box';
import { ScorecardLevel } from '@meshport/backstage-plugin-data-governance-common';
import { LevelBadge } from '@meshport/backstage-plugin-data-mesh-react';

/**
 * What the colours of levels mean.
 * @internal
 */
export function LevelLegend(props: { levels: ScorecardLevel[] }) {
  const { levels } = props;
  return (
    <Box display="flex" flexWrap="wrap" gridGap={8}>
      {[undefined, ...levels].map(level => (
        <LevelBadge key={level?.name ?? ''} level={level} levels={levels} />
      ))}
    </Box>
  );
}

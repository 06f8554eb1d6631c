import { ScorecardLevel } from '@meshport/backstage-plugin-data-governance-common';
import { ToneChip } from '../chips';
import { levelTone } from './levelTone';

/**
 * The level that a product reached, or "No level".
 * @public
 */
export function LevelBadge(props: {
  level?: ScorecardLevel;
  /** All levels, lowest first; gives the badge its tone. */
  levels?: ScorecardLevel[];
}) {
  const { level, levels = [] } = props;
  return (
    <ToneChip
      label={level?.title ?? 'No level'}
      tone={levelTone(level, levels)}
      title={
        level
          ? level.description ?? `Level: ${level.title}`
          : 'No level of the scorecards is reached yet'
      }
    />
  );
}

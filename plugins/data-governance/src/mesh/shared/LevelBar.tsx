import {
  LevelCount,
  ScorecardLevel,
} from '@meshport/backstage-plugin-data-governance-common';
import { levelTone } from '@meshport/backstage-plugin-data-mesh-react';
import { levelShares } from '../../model';
import { StackedBar } from './StackedBar';

/**
 * How many products reached which level.
 * @internal
 */
export function LevelBar(props: {
  label: string;
  counts: LevelCount[];
  /** Lowest first. */
  levels: ScorecardLevel[];
  /** Where the products of a level are listed. */
  linkTo?: (level: string) => string;
}) {
  const { label, counts, levels, linkTo } = props;
  return (
    <StackedBar
      label={label}
      segments={levelShares(counts, levels).map(
        ({ name, level, title, products }) => ({
          key: name,
          label: title,
          value: products,
          tone: levelTone(level, levels),
          to: linkTo?.(name),
        }),
      )}
    />
  );
}

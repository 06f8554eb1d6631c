import { ScorecardLevel } from '@meshport/backstage-plugin-data-governance-common';
import { Tone } from '../chips';

/**
 * The tone of a level by its position among all levels: the lowest asks for
 * attention, the highest is good, those between are on their way.
 *
 * @param level - the level reached; `undefined` for none
 * @param levels - all levels, lowest first
 * @public
 */
export function levelTone(
  level: ScorecardLevel | undefined,
  levels: ScorecardLevel[],
): Tone {
  const position = levels.findIndex(({ name }) => name === level?.name);
  if (position < 0) {
    return 'neutral';
  }
  if (position === levels.length - 1) {
    return 'good';
  }
  return position === 0 ? 'caution' : 'notice';
}

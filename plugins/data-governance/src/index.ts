/**
 * Scorecards of data products. This entry is for the old frontend system; the
 * new one takes the plugin from `./alpha`.
 *
 * @packageDocumentation
 */

export {
  dataGovernancePlugin,
  EntityScorecardContent,
  EntityScoreCard,
  EntityScorecardChecksCard,
  ScorecardsPage,
} from './plugin';

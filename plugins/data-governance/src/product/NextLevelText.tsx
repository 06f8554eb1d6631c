import Typography from '@material-ui/core/Typography';
import { ScorecardLevel } from '@meshport/backstage-plugin-data-governance-common';
import { NextLevel } from '../model';

/**
 * Says what is missing for the next level.
 * @internal
 */
export function NextLevelText(props: {
  next?: NextLevel;
  reached?: ScorecardLevel;
}) {
  const { next, reached } = props;
  if (!next) {
    return (
      <Typography variant="body2">
        {reached ? 'The highest level is reached.' : 'No check counts yet.'}
      </Typography>
    );
  }
  const { level, missing } = next;
  return (
    <>
      <Typography variant="body2">
        {missing.length === 1
          ? `One check is missing for ${level.title}:`
          : `${missing.length} checks are missing for ${level.title}:`}
      </Typography>
      <Typography variant="body2" component="ul">
        {missing.map(({ checkId, title }) => (
          <li key={`${checkId} ${title}`}>{title}</li>
        ))}
      </Typography>
    </>
  );
}

import { useApi } from '@backstage/core-plugin-api';
import { CatalogAutocomplete } from '@backstage/plugin-catalog-react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import {
  CHECK_STATUSES,
  CheckStatus,
  ScorecardSummary,
} from '@meshport/backstage-plugin-data-governance-common';
import {
  dataGovernanceApiRef,
  useLive,
} from '@meshport/backstage-plugin-data-mesh-react';
import { statusWord } from '../../checks';
import {
  isNarrowed,
  levelsOf,
  MeshView,
  NO_LEVEL,
  NOT_NARROWED,
} from '../../model';
import { useTitles } from '../shared/useTitles';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'flex-end',
      gap: theme.spacing(0, 2),
      marginBottom: theme.spacing(2),
      '& > *': { flex: '1 1 10rem' },
      '& > button': { flex: 'none', marginBottom: theme.spacing(0.5) },
    },
  }),
  { name: 'MeshportProductsFilters' },
);

/**
 * What narrows the products, each by several values.
 * @internal
 */
export function ProductsFilters(props: {
  view: MeshView;
  /** Entity ref of the scorecard shown; absent: all of them. */
  scorecard?: string;
  /** Those shown. */
  scorecards: ScorecardSummary[];
  onChange: (change: Partial<MeshView>) => void;
}) {
  const { view, scorecard, scorecards, onChange } = props;
  const classes = useStyles();
  const governance = useApi(dataGovernanceApiRef);
  // Filters can be used without the values that they might offer.
  const { value: summary } = useLive(
    () => governance.getSummary({ scorecard }),
    [governance, scorecard],
  );
  const domains = summary?.domains.map(({ domain }) => domain) ?? [];
  const owners = summary?.owners.map(({ owner }) => owner) ?? [];
  const title = useTitles([
    ...domains,
    ...owners,
    ...view.domains,
    ...view.owners,
  ]);
  const levels = levelsOf(scorecards);
  const levelTitle = (name: string) =>
    levels.find(level => level.name === name)?.title ??
    (name === NO_LEVEL ? 'No level' : name);
  const check = scorecards
    .flatMap(item => (item.scorecard === scorecard ? item.checks : []))
    .find(({ id }) => id === view.checkId);

  return (
    <div className={classes.root} role="group" aria-label="Filters">
      <CatalogAutocomplete<string, true>
        multiple
        name="domain"
        label="Domain"
        options={domains}
        value={view.domains}
        getOptionLabel={title}
        onChange={(_event, values) => onChange({ domains: values })}
      />
      <CatalogAutocomplete<string, true>
        multiple
        name="owner"
        label="Owner"
        options={owners}
        value={view.owners}
        getOptionLabel={title}
        onChange={(_event, values) => onChange({ owners: values })}
      />
      <CatalogAutocomplete<string, true>
        multiple
        name="level"
        label="Level"
        options={[NO_LEVEL, ...levels.map(({ name }) => name)]}
        value={view.levels}
        getOptionLabel={levelTitle}
        onChange={(_event, values) => onChange({ levels: values })}
      />
      {view.checkId && (
        <CatalogAutocomplete<CheckStatus, true>
          multiple
          name="status"
          label={check?.title ?? view.checkId}
          options={[...CHECK_STATUSES]}
          value={view.statuses}
          getOptionLabel={statusWord}
          onChange={(_event, values) => onChange({ statuses: values })}
        />
      )}
      {isNarrowed(view) && (
        <Button
          size="small"
          color="primary"
          onClick={() => onChange(NOT_NARROWED)}
        >
          Clear all
        </Button>
      )}
    </div>
  );
}

import { InfoCard, TableColumn } from '@backstage/core-components';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import { AccessPolicySummary } from '@meshport/backstage-plugin-data-access-common';
import {
  CardTable,
  FactList,
  Stack,
  ToneChip,
} from '@meshport/backstage-plugin-data-mesh-react';
import { EFFECT_WORDS } from '../../model/policies/ruleWords';

type Rule = AccessPolicySummary['rules'][number];

/** Characters of a SHA-256 that tell versions apart. */
const SHORT_HASH = 12;

const useStyles = makeStyles(
  { source: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' } },
  { name: 'MeshportAccessPolicy' },
);

function When(props: { of: string }) {
  return <code className={useStyles().source}>{props.of}</code>;
}

const COLUMNS: TableColumn<Rule>[] = [
  {
    title: 'Effect',
    render: ({ effect }) => <ToneChip {...EFFECT_WORDS[effect]} />,
  },
  {
    title: 'Rule',
    render: ({ title, id }) => (
      <>
        {title}
        <Typography variant="body2" color="textSecondary">
          {id}
        </Typography>
      </>
    ),
  },
  { title: 'When (CEL)', render: ({ when }) => <When of={when} /> },
  { title: 'Reason given', field: 'reason' },
];

/** A policy with its rules, and what keeps some of them from being used. */
export function PolicyCard(props: { policy: AccessPolicySummary }) {
  const { title, policy, owner, domain, version, inForce, rules, problems } =
    props.policy;
  return (
    <InfoCard
      title={title}
      subheader={
        inForce ? (
          <ToneChip label="In force" tone="good" />
        ) : (
          <ToneChip
            label="Not in force"
            tone="neutral"
            title="The configuration does not name it under dataAccess.policies"
          />
        )
      }
    >
      <Stack>
        {problems.length > 0 && (
          <Alert severity="warning">
            Rules with a problem are unknown: they never approve, and keep
            others from approving.
            <ul>
              {problems.map(problem => (
                <li key={problem}>{problem}</li>
              ))}
            </ul>
          </Alert>
        )}
        <FactList
          facts={[
            {
              label: 'Defined by',
              value: (
                <EntityRefLink entityRef={policy} defaultKind="AccessPolicy" />
              ),
            },
            {
              label: 'Owner',
              value: <EntityRefLink entityRef={owner} defaultKind="Group" />,
            },
            {
              label: 'For',
              value: domain ? (
                <EntityRefLink entityRef={domain} defaultKind="Domain" />
              ) : (
                'The whole mesh'
              ),
            },
            {
              label: 'Version',
              value: (
                <code title={version}>{version.slice(0, SHORT_HASH)}</code>
              ),
            },
          ]}
        />
        <CardTable
          columns={COLUMNS}
          data={rules}
          options={{ sorting: false }}
        />
      </Stack>
    </InfoCard>
  );
}

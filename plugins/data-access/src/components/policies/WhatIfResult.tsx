import { InfoCard, Link, TableColumn } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import { PolicyReplay } from '@meshport/backstage-plugin-data-access-common';
import {
  CardTable,
  Figures,
  Moment,
  Stack,
  ToneChip,
} from '@meshport/backstage-plugin-data-mesh-react';
import {
  compareReplay,
  outcomeBefore,
} from '../../model/policies/compareReplay';
import { OUTCOME_WORDS } from '../../model/policies/ruleWords';
import { requestDetailsRouteRef } from '../../routes';

const PAGE_SIZE = 20;

function RequestLink(props: { replay: PolicyReplay }) {
  const { requestId, port, version } = props.replay;
  const detailsPath = useRouteRef(requestDetailsRouteRef);
  return (
    <Link to={detailsPath({ id: requestId })}>
      {port} {version}
    </Link>
  );
}

const COLUMNS: TableColumn<PolicyReplay>[] = [
  {
    title: 'Product',
    render: ({ product }) => (
      <EntityRefLink entityRef={product} defaultKind="DataProduct" />
    ),
  },
  { title: 'Request', render: replay => <RequestLink replay={replay} /> },
  {
    title: 'For',
    render: ({ holder }) => <EntityRefLink entityRef={holder} />,
  },
  { title: 'Purpose', render: ({ purpose }) => purpose || 'Erased' },
  {
    title: 'Asked',
    render: ({ createdAt }) => <Moment at={createdAt} short />,
  },
  {
    title: 'Then',
    render: replay => (
      <>
        <ToneChip {...OUTCOME_WORDS[outcomeBefore(replay)]} />
        <Typography variant="body2" color="textSecondary">
          became {replay.state}
        </Typography>
      </>
    ),
  },
  {
    title: 'With these rules',
    render: ({ after }) => (
      <>
        <ToneChip {...OUTCOME_WORDS[after.outcome]} />
        <Typography variant="body2" color="textSecondary">
          {after.reason}
        </Typography>
      </>
    ),
  },
];

/** What changed rules would have said about past requests. */
export function WhatIfResult(props: {
  items: PolicyReplay[];
  problems: string[];
  /** Whether the text was changed since. */
  outdated: boolean;
}) {
  const { items, problems, outdated } = props;
  const { all, after, changed, againstPeople } = compareReplay(items);
  return (
    <Stack>
      {outdated && (
        <Alert severity="info">
          The text was changed since. Run it again for its answer.
        </Alert>
      )}
      {problems.map(problem => (
        <Alert key={problem} severity="warning">
          {problem}
        </Alert>
      ))}
      {againstPeople.length > 0 && (
        <Alert severity="warning">
          {againstPeople.length === 1
            ? '1 request that people denied would be approved at once.'
            : `${againstPeople.length} requests that people denied would be approved at once.`}
        </Alert>
      )}
      <Figures
        figures={[
          { label: 'Requests looked at', value: all },
          { label: 'Approved at once', value: after.approve },
          { label: 'Denied at once', value: after.deny },
          { label: 'Decided by people', value: after.decide },
          {
            label: 'Answered otherwise',
            value: changed.length,
            note: 'than they were',
          },
        ]}
      />
      {changed.length > 0 ? (
        <CardTable
          title="What would have been otherwise"
          columns={COLUMNS}
          data={changed}
          options={{
            sorting: false,
            paging: changed.length > PAGE_SIZE,
            pageSize: PAGE_SIZE,
          }}
        />
      ) : (
        <InfoCard title="What would have been otherwise">
          <Typography>
            {all
              ? 'Nothing: these rules would have said the same about every request.'
              : 'There was no request in that time that you may see.'}
          </Typography>
        </InfoCard>
      )}
    </Stack>
  );
}

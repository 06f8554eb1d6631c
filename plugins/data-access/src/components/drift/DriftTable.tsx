import { TableColumn } from '@backstage/core-components';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import { DriftFinding } from '@meshport/backstage-plugin-data-access-common';
import {
  CardTable,
  Moment,
  ToneChip,
} from '@meshport/backstage-plugin-data-mesh-react';
import { useMemo, useState } from 'react';
import {
  DRIFT_ACTIONS,
  driftActions,
  DriftAction,
  findingState,
  KIND_WORDS,
} from '../../model/drift/driftWords';
import { DriftDialog } from './DriftDialog';
import { FindingSummary } from './FindingSummary';

const PRODUCT: TableColumn<DriftFinding> = {
  title: 'Product',
  render: ({ product }) => (
    <EntityRefLink entityRef={product} defaultKind="DataProduct" />
  ),
};

const FACTS: TableColumn<DriftFinding>[] = [
  {
    title: 'State',
    render: finding => (
      <ToneChip
        {...findingState(finding)}
        title={KIND_WORDS[finding.kind].title}
      />
    ),
  },
  { title: 'Port', render: ({ port, version }) => `${port} ${version}` },
  {
    title: 'Login role',
    render: ({ principal }) => <code>{principal}</code>,
  },
  {
    title: 'What',
    render: finding => <FindingSummary finding={finding} />,
  },
  { title: 'Since', render: ({ since }) => <Moment at={since} short /> },
];

/** What is not as it should be in the engine, with what can be decided. */
export function DriftTable(props: {
  title?: string;
  findings: DriftFinding[];
  /** Whether they are of several products. */
  withProduct?: boolean;
  onChange: () => void;
}) {
  const { title, findings, withProduct, onChange } = props;
  const [chosen, setChosen] = useState<{
    action: DriftAction;
    finding: DriftFinding;
  }>();
  const columns = useMemo<TableColumn<DriftFinding>[]>(
    () => [
      ...(withProduct ? [PRODUCT] : []),
      ...FACTS,
      {
        title: 'Actions',
        cellStyle: { width: '1%' },
        render: finding => (
          <Box display="flex" whiteSpace="nowrap">
            {driftActions(finding).map(action => (
              <Button
                key={action}
                size="small"
                onClick={() => setChosen({ action, finding })}
              >
                {DRIFT_ACTIONS[action].button}
              </Button>
            ))}
          </Box>
        ),
      },
    ],
    [withProduct],
  );
  return (
    <>
      {chosen && (
        <DriftDialog
          {...chosen}
          onDone={onChange}
          onClose={() => setChosen(undefined)}
        />
      )}
      <CardTable
        title={title}
        columns={columns}
        data={findings}
        options={{ sorting: false }}
      />
    </>
  );
}

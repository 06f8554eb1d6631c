import { Entity } from '@backstage/catalog-model';
import {
  Progress,
  ResponseErrorPanel,
  TableColumn,
} from '@backstage/core-components';
import { EntityInfoCard, EntityRefLink } from '@backstage/plugin-catalog-react';
import Typography from '@material-ui/core/Typography';
import {
  CardTable,
  useEntitiesByRefs,
} from '@meshport/backstage-plugin-data-mesh-react';

interface EntityRow {
  id: string;
  entity: Entity | undefined;
}

const COLUMNS: TableColumn<EntityRow>[] = [
  {
    title: 'Name',
    highlight: true,
    render: ({ id, entity }) => <EntityRefLink entityRef={entity ?? id} />,
  },
  {
    title: 'Type',
    render: ({ entity }) => String(entity?.spec?.type ?? ''),
  },
  {
    title: 'Description',
    render: ({ entity }) =>
      entity
        ? entity.metadata.description
        : 'Not in the catalog, or you may not see it',
  },
];

/**
 * A part of a data product that is made of other entities.
 * @internal
 */
export function EntityListCard(props: {
  title: string;
  /** Full entity refs. */
  refs: string[];
  /** Said when there are none. */
  empty: string;
}) {
  const { title, refs, empty } = props;
  const { entities, error } = useEntitiesByRefs(refs);

  if (error) {
    return <ResponseErrorPanel error={error} />;
  }
  if (refs.length > 0 && !entities) {
    return (
      <EntityInfoCard title={title}>
        <Progress />
      </EntityInfoCard>
    );
  }
  return (
    <EntityInfoCard title={title}>
      {refs.length === 0 ? (
        <Typography variant="body2">{empty}</Typography>
      ) : (
        <CardTable
          columns={COLUMNS}
          data={refs.map(id => ({ id, entity: entities?.get(id) }))}
          options={{ sorting: false }}
        />
      )}
    </EntityInfoCard>
  );
}

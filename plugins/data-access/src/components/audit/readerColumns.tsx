import { Link, TableColumn } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { EntityRefLink, EntityRefLinks } from '@backstage/plugin-catalog-react';
import Typography from '@material-ui/core/Typography';
import { ReaderAt } from '@meshport/backstage-plugin-data-access-common';
import { Moment } from '@meshport/backstage-plugin-data-mesh-react';
import { columnsInWords } from '../../model/filterWords';
import { requestDetailsRouteRef } from '../../routes';

const SYSTEM = 'system';

function PurposeLink(props: { reader: ReaderAt }) {
  const { purpose, requestId } = props.reader;
  const detailsPath = useRouteRef(requestDetailsRouteRef);
  return <Link to={detailsPath({ id: requestId })}>{purpose || 'Erased'}</Link>;
}

function ApprovedBy(props: { reader: ReaderAt }) {
  const { approvedBy } = props.reader;
  const people = approvedBy.filter(ref => ref !== SYSTEM);
  return (
    <>
      {approvedBy.length > people.length && 'A policy '}
      <EntityRefLinks entityRefs={people} defaultKind="User" />
    </>
  );
}

/** The columns of who could read what. */
export const READER_COLUMNS: TableColumn<ReaderAt>[] = [
  {
    title: 'Who',
    render: ({ holder, principal, platform }) => (
      <>
        <EntityRefLink entityRef={holder} defaultKind="User" />
        <Typography variant="body2" color="textSecondary">
          <code>{principal}</code> on {platform}
        </Typography>
      </>
    ),
  },
  {
    title: 'What',
    render: ({ product, port, version, columns, rows }) => (
      <>
        <EntityRefLink entityRef={product} defaultKind="DataProduct" /> / {port}{' '}
        {version}
        <Typography variant="body2" color="textSecondary">
          {columns || rows
            ? `${columnsInWords({ columns })}, ${rows ?? 'all rows'}`
            : 'all columns and rows'}
        </Typography>
      </>
    ),
  },
  { title: 'Purpose', render: reader => <PurposeLink reader={reader} /> },
  { title: 'Approved by', render: reader => <ApprovedBy reader={reader} /> },
  { title: 'From', render: ({ from }) => <Moment at={from} /> },
  {
    title: 'Until',
    render: ({ until, ended }) => (
      <>
        {until ? <Moment at={until} /> : 'Not known'}
        {ended && ' (ended)'}
      </>
    ),
  },
];

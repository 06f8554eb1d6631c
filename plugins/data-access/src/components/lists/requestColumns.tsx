import { Link, TableColumn } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import Box from '@material-ui/core/Box';
import { AccessRequest } from '@meshport/backstage-plugin-data-access-common';
import {
  durationInWords,
  Moment,
} from '@meshport/backstage-plugin-data-mesh-react';
import { ReactNode } from 'react';
import { filterInWords } from '../../model/filterWords';
import { requestDetailsRouteRef } from '../../routes';
import { RequestStateChip } from '../shared/RequestStateChip';

/** A column of a table of requests. */
export type RequestColumn = TableColumn<AccessRequest>;

function column(
  title: string,
  render: (request: AccessRequest) => ReactNode,
): RequestColumn {
  return { title, render };
}

function PortLink(props: { request: AccessRequest }) {
  const { request } = props;
  const detailsPath = useRouteRef(requestDetailsRouteRef);
  return (
    <Link to={detailsPath({ id: request.id })}>
      {request.port} {request.version}
    </Link>
  );
}

function Until(props: { request: AccessRequest }) {
  const { grant, granted, duration, state } = props.request;
  const end = grant?.endedAt ?? grant?.expiresAt;
  if (end) {
    return <Moment at={end} />;
  }
  return state === 'pending' || state === 'approved' ? (
    <>for {durationInWords(granted?.duration ?? duration)}</>
  ) : (
    <>–</>
  );
}

/** Link to the page of the request, under the name of its port. */
export const portColumn = column('Port', request => (
  <PortLink request={request} />
));

export const productColumn = column('Product', request => (
  <EntityRefLink entityRef={request.product} defaultKind="DataProduct" />
));

/** Who asked, and for whom where it is not for themselves. */
export const requesterColumn = column('Who', ({ requester, holder }) => (
  <>
    <EntityRefLink entityRef={requester} defaultKind="User" />
    {holder !== requester && (
      <>
        {' '}
        for <EntityRefLink entityRef={holder} />
      </>
    )}
  </>
));

/** Who is to hold the right. */
export function holderColumn(viewer: string | undefined): RequestColumn {
  return column('For', ({ holder }) =>
    holder === viewer ? 'You' : <EntityRefLink entityRef={holder} />,
  );
}

export const purposeColumn = column('Purpose', request =>
  request.erasedAt ? <em>Erased</em> : request.purpose,
);

/** What the right is narrowed to. */
export const filterColumn = column('Which data', request =>
  filterInWords(
    request.grant?.filter ?? request.granted?.filter ?? request.filter,
  ),
);

export const stateColumn = column('State', request => (
  <RequestStateChip request={request} />
));

/**
 * When the right ends or ended; before it begins, how long it would last.
 * Without a right there is no end.
 */
export const untilColumn = column('Until', request => (
  <Until request={request} />
));

export const askedColumn = column('Asked', request => (
  <Moment at={request.createdAt} short />
));

/** Buttons of a row, side by side. */
export function actionsColumn(
  render: (request: AccessRequest) => ReactNode,
): RequestColumn {
  return {
    ...column('Actions', request => (
      <Box display="flex" whiteSpace="nowrap">
        {render(request)}
      </Box>
    )),
    width: 'auto',
    cellStyle: { width: '1%' },
  };
}

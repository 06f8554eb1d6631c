import { AccessRequest } from '@meshport/backstage-plugin-data-access-common';
import { durationInWords } from '@meshport/backstage-plugin-data-mesh-react';
import { ReactNode } from 'react';
import { Difference } from '../../../model/inbox/groupRequests';
import { useRequestNames } from '../../../hooks/useRequestNames';
import { Differences } from './Differences';

/** A request in one line of a list. */
export function RequestLine(props: {
  request: AccessRequest;
  differences?: Difference[];
  /** Shown below it, e.g. what became of it. */
  children?: ReactNode;
}) {
  const { request, differences = [], children } = props;
  const nameOf = useRequestNames(request);
  const { requester, holder, product, port, version, purpose } = request;
  return (
    <li>
      {nameOf(requester)}
      {holder !== requester && ` for ${nameOf(holder)}`}: {nameOf(product)} /{' '}
      {port} {version}, {durationInWords(request.duration)}
      {purpose && `, “${purpose}”`}
      <Differences of={differences} />
      {children}
    </li>
  );
}

import { TabbedLayout } from '@backstage/core-components';
import { KnownTabs } from '@meshport/backstage-plugin-data-mesh-react';
import { ReactElement } from 'react';
import { AuditContent } from '../audit/AuditContent';
import { OverviewContent } from '../overview/OverviewContent';
import { PoliciesContent } from '../policies/PoliciesContent';
import { AllRequests } from './all/AllRequests';
import { Inbox } from './inbox/Inbox';
import { MyAccess } from './mine/MyAccess';
import { RequestListQuery, useRequestList } from './useRequestList';

const INBOX: RequestListQuery = { scope: 'inbox' };

/**
 * What one has and decides about, and for those who look after others: all
 * requests, the overview, the policies and the audit.
 */
export function DataAccessTabs() {
  const inbox = useRequestList(INBOX);
  const count = inbox.value?.items.length ?? 0;
  const more = inbox.value?.nextCursor ? '+' : '';
  const tabs: { path: string; title: string; element: ReactElement }[] = [
    { path: 'my-access', title: 'My access', element: <MyAccess /> },
    {
      path: 'inbox',
      title: count ? `Inbox (${count}${more})` : 'Inbox',
      element: <Inbox list={inbox} />,
    },
    { path: 'all', title: 'All requests', element: <AllRequests /> },
    { path: 'overview', title: 'Overview', element: <OverviewContent /> },
    { path: 'policies', title: 'Policies', element: <PoliciesContent /> },
    { path: 'audit', title: 'Audit', element: <AuditContent /> },
  ];
  return (
    <KnownTabs paths={tabs.map(({ path }) => path)}>
      <TabbedLayout>
        {tabs.map(({ path, title, element }) => (
          <TabbedLayout.Route key={path} path={`/${path}`} title={title}>
            {element}
          </TabbedLayout.Route>
        ))}
      </TabbedLayout>
    </KnownTabs>
  );
}

import { TabbedLayout } from '@backstage/core-components';
import { KnownTabs } from '@meshport/backstage-plugin-data-mesh-react';
import { ReactElement } from 'react';
import { AllRequests } from './all/AllRequests';
import { Inbox } from './inbox/Inbox';
import { MyAccess } from './mine/MyAccess';
import { RequestListQuery, useRequestList } from './useRequestList';

const INBOX: RequestListQuery = { scope: 'inbox' };

/** What I have, what I decide, and everything I may see. */
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

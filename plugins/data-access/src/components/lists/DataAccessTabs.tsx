import { TabbedLayout } from '@backstage/core-components';
import { RequestListQuery, useRequestList } from '../../hooks/useRequestList';
import { AllRequests } from './AllRequests';
import { Inbox } from './Inbox';
import { MyAccess } from './MyAccess';

const INBOX: RequestListQuery = { scope: 'inbox' };

/** The lists: what I have, what I decide, and everything I may see. */
export function DataAccessTabs() {
  const inbox = useRequestList(INBOX);
  const count = inbox.value?.items.length ?? 0;
  const more = inbox.value?.nextCursor ? '+' : '';
  return (
    <TabbedLayout>
      <TabbedLayout.Route path="/" title="My access">
        <MyAccess />
      </TabbedLayout.Route>
      <TabbedLayout.Route
        path="/inbox"
        title={count ? `Inbox (${count}${more})` : 'Inbox'}
      >
        <Inbox list={inbox} />
      </TabbedLayout.Route>
      <TabbedLayout.Route path="/all" title="All requests">
        <AllRequests />
      </TabbedLayout.Route>
    </TabbedLayout>
  );
}

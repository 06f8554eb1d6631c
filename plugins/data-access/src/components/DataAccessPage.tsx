import { Header, Page } from '@backstage/core-components';
import { Route, Routes } from 'react-router-dom';
import { requestDetailsRouteRef, requestRouteRef } from '../routes';
import { RequestFormPage } from './form/RequestFormPage';
import { DataAccessTabs } from './lists/DataAccessTabs';
import { RequestPage } from './request/RequestPage';

/** The pages without a header, which the new frontend system brings. */
export function DataAccessRouter() {
  return (
    <Routes>
      <Route path={requestRouteRef.path} element={<RequestFormPage />} />
      <Route path={requestDetailsRouteRef.path} element={<RequestPage />} />
      <Route path="*" element={<DataAccessTabs />} />
    </Routes>
  );
}

/** The pages with the header of the old frontend system. */
export function DataAccessPage() {
  return (
    <Page themeId="tool">
      <Header
        title="Data access"
        subtitle="Ask for data, decide about requests, and see who holds which right"
      />
      <DataAccessRouter />
    </Page>
  );
}

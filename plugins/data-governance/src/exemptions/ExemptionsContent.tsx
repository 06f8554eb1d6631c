import { Content } from '@backstage/core-components';
import { Route, Routes } from 'react-router-dom';
import { ExemptionPage } from './detail/ExemptionPage';
import { ExemptionLists } from './lists/ExemptionLists';

/**
 * The exemptions: lists, and below them the page of each.
 * @internal
 */
export function ExemptionsContent() {
  return (
    <Content>
      <Routes>
        <Route path=":id" element={<ExemptionPage />} />
        <Route path="*" element={<ExemptionLists />} />
      </Routes>
    </Content>
  );
}

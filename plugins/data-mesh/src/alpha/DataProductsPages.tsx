import { Content } from '@backstage/core-components';
import {
  BreadcrumbEntry,
  IconElement,
  PageLayout,
  useRouteRef,
} from '@backstage/frontend-plugin-api';
import { ReactNode } from 'react';
import { Route, Routes } from 'react-router-dom';
import { DataProductsContent } from '../marketplace/DataProductsContent';
import { rootRouteRef } from '../routes';

/**
 * A tab beside the list of products.
 * @internal
 */
export interface DataProductsSubPage {
  /** Relative to the page. */
  path: string;
  title: string;
  icon?: IconElement;
  element: ReactNode;
}

/**
 * The list of all data products with the other pages as tabs beside it. The
 * list has no path of its own below the page, so that links to a search, which
 * are older than the tabs, stay what they are.
 * @internal
 */
export function DataProductsPages(props: {
  title: string;
  icon: IconElement;
  subPages: DataProductsSubPage[];
}) {
  const { title, icon, subPages } = props;
  const root = useRouteRef(rootRouteRef)?.() ?? '';
  return (
    <PageLayout
      title={title}
      icon={icon}
      titleLink={root}
      tabs={[
        { id: 'list', label: 'Products', href: root },
        ...subPages.map(page => ({
          id: page.path,
          label: page.title,
          icon: page.icon,
          href: `${root}/${page.path}`,
        })),
      ]}
    >
      <Routes>
        <Route
          index
          element={
            <Content>
              <DataProductsContent />
            </Content>
          }
        />
        {subPages.map(page => (
          <Route
            key={page.path}
            path={`${page.path}/*`}
            element={
              <BreadcrumbEntry
                entry={{ label: page.title, href: `${root}/${page.path}` }}
              >
                <Content>{page.element}</Content>
              </BreadcrumbEntry>
            }
          />
        ))}
      </Routes>
    </PageLayout>
  );
}

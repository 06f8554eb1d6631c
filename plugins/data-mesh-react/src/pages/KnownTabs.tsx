import { useApp } from '@backstage/core-plugin-api';
import { ReactNode } from 'react';
import { Navigate, useLocation, useParams } from 'react-router-dom';

/**
 * Wraps a page of tabs: its own address leads to the first tab and keeps what
 * is asked for in it, and an address of no tab is told to be none.
 * @public
 */
export function KnownTabs(props: {
  /** Paths of the tabs below the page, e.g. `overview`; the first is the usual. */
  paths: string[];
  children: ReactNode;
}) {
  const { paths, children } = props;
  const { '*': below = '' } = useParams();
  const { search, hash } = useLocation();
  const { NotFoundErrorPage } = useApp().getComponents();
  const [path] = below.split('/');
  if (path === '') {
    return <Navigate to={{ pathname: paths[0], search, hash }} replace />;
  }
  return paths.includes(path) ? <>{children}</> : <NotFoundErrorPage />;
}

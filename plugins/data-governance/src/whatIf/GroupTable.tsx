import { EntityRefLink } from '@backstage/plugin-catalog-react';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { WhatIfGroup } from '@meshport/backstage-plugin-data-governance-common';

/**
 * How many products of each domain or owner would fall or rise; those without
 * any are left out.
 * @internal
 */
export function GroupTable(props: { title: string; groups: WhatIfGroup[] }) {
  const { title, groups } = props;
  const moved = groups
    .filter(({ falls, rises }) => falls + rises > 0)
    .sort((a, b) => b.falls - a.falls || b.rises - a.rises);
  if (moved.length === 0) {
    return null;
  }
  return (
    <section aria-label={title}>
      <Typography variant="subtitle2" component="h3">
        {title}
      </Typography>
      <TableContainer style={{ maxHeight: 320 }}>
        <Table size="small" aria-label={title}>
          <TableHead>
            <TableRow>
              <TableCell />
              <TableCell align="right">Products</TableCell>
              <TableCell align="right">Fall</TableCell>
              <TableCell align="right">Rise</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {moved.map(({ ref, products, falls, rises }) => (
              <TableRow key={ref}>
                <TableCell component="th" scope="row">
                  <EntityRefLink entityRef={ref} hideIcon />
                </TableCell>
                <TableCell align="right">{products.toLocaleString()}</TableCell>
                <TableCell align="right">{falls.toLocaleString()}</TableCell>
                <TableCell align="right">{rises.toLocaleString()}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </TableContainer>
    </section>
  );
}

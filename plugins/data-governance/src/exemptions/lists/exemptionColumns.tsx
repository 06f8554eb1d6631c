import { Link, TableColumn } from '@backstage/core-components';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import { Exemption } from '@meshport/backstage-plugin-data-governance-common';
import { Moment } from '@meshport/backstage-plugin-data-mesh-react';
import { ReactNode } from 'react';
import { ExemptionStateChip } from '../ExemptionStateChip';
import { subjectOf } from '../model';
import { useExemptionLink } from '../useExemptionLink';

/** A column of a table of exemptions. */
export type ExemptionColumn = TableColumn<Exemption>;

function column(
  title: string,
  render: (exemption: Exemption) => ReactNode,
): ExemptionColumn {
  return { title, render };
}

function CheckLink(props: { exemption: Exemption }) {
  const { id, checkTitle, scorecardTitle } = props.exemption;
  const exemptionLink = useExemptionLink();
  return (
    <>
      <Link to={exemptionLink(id)}>{checkTitle}</Link>
      <Typography variant="caption" color="textSecondary" component="div">
        {scorecardTitle}
      </Typography>
    </>
  );
}

/** Link to the page of the exemption, under the title of its check. */
export const checkColumn = column('Check', exemption => (
  <CheckLink exemption={exemption} />
));

export const subjectColumn = column('For', exemption => (
  <EntityRefLink entityRef={subjectOf(exemption)} />
));

export const requesterColumn = column('Asked by', exemption => (
  <EntityRefLink
    entityRef={exemption.requestedBy}
    defaultKind="User"
    hideIcon
  />
));

export const askedColumn = column('Asked', exemption => (
  <Moment at={exemption.requestedAt} short />
));

export const reasonColumn: ExemptionColumn = {
  ...column('Reason', exemption => (
    <span title={exemption.reason}>
      {exemption.reason.length > 120
        ? `${exemption.reason.slice(0, 119)}…`
        : exemption.reason}
    </span>
  )),
  cellStyle: {
    lineHeight: 1.4,
    padding: '8px',
    overflowWrap: 'anywhere',
    minWidth: '12rem',
  },
};

/** When it ends or ended by itself; nothing where it never came to that. */
export const endColumn = column('Until', ({ state, endsAt }) =>
  state === 'rejected' || state === 'revoked' ? (
    '–'
  ) : (
    <Moment at={endsAt} short />
  ),
);

export const stateColumn = column('State', exemption => (
  <ExemptionStateChip exemption={exemption} />
));

/** Buttons of a row, side by side. */
export function actionsColumn(
  render: (exemption: Exemption) => ReactNode,
): ExemptionColumn {
  return {
    ...column('Actions', exemption => (
      <Box display="flex" whiteSpace="nowrap">
        {render(exemption)}
      </Box>
    )),
    cellStyle: { width: '1%' },
  };
}

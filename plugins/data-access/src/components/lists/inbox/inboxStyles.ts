import { makeStyles } from '@material-ui/core/styles';
import { toneColour } from '@meshport/backstage-plugin-data-mesh-react';

// Width of the window below which the columns find no room, in pixels.
const STACKED_BELOW = 800;

/** The looks of the inbox, shared by its parts. */
export const useInboxStyles = makeStyles(
  theme => ({
    bar: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1, 2),
    },
    chosen: {
      position: 'sticky',
      top: 0,
      zIndex: theme.zIndex.appBar - 1,
      padding: theme.spacing(1, 2),
    },
    end: { marginLeft: 'auto' },
    heading: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(0.5, 1.5),
      padding: theme.spacing(1, 2, 1, 0.5),
      overflowWrap: 'anywhere',
    },
    common: { flexBasis: '100%', paddingLeft: theme.spacing(5.5) },
    // Too narrow for a table, each request is a block with a line for each cell.
    table: {
      [theme.breakpoints.down(STACKED_BELOW)]: {
        '&, & tbody': { display: 'block' },
        '& thead': { display: 'none' },
      },
    },
    narrow: {
      whiteSpace: 'nowrap',
      width: '1%',
      [theme.breakpoints.down(STACKED_BELOW)]: {
        width: 'auto',
        whiteSpace: 'normal',
      },
    },
    wide: {
      wordBreak: 'normal',
      overflowWrap: 'break-word',
      minWidth: theme.spacing(20),
    },
    actions: {
      display: 'flex',
      justifyContent: 'flex-end',
      [theme.breakpoints.down(STACKED_BELOW)]: {
        justifyContent: 'flex-start',
        marginLeft: theme.spacing(-0.5),
      },
    },
    list: {
      maxHeight: '40vh',
      overflow: 'auto',
      margin: theme.spacing(2, 0),
      '& > li + li': { marginTop: theme.spacing(1) },
    },
    row: {
      [theme.breakpoints.down(STACKED_BELOW)]: {
        display: 'grid',
        gridTemplateColumns: '48px 1fr',
        padding: theme.spacing(1, 0),
        '& > td': { border: 0, padding: theme.spacing(0.5, 2, 0.5, 0) },
        '& > td:not(:first-child)': { gridColumn: 2 },
        '& > td:first-child': { gridRow: '1 / span 4', padding: 4 },
      },
      '&:focus, &[aria-current]': {
        outline: `2px solid ${theme.palette.primary.main}`,
        outlineOffset: -2,
      },
    },
    odd: {
      '& > :first-child': {
        boxShadow: `inset 4px 0 ${toneColour(theme, 'caution')}`,
      },
    },
    differences: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(0.5, 1),
      marginTop: theme.spacing(0.5),
    },
    key: {
      padding: theme.spacing(0.25, 1),
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: theme.shape.borderRadius,
    },
  }),
  { name: 'MeshportAccessInbox' },
);

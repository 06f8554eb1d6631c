import { makeStyles } from '@material-ui/core/styles';
import { toneColour } from '@meshport/backstage-plugin-data-mesh-react';

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
    narrow: { whiteSpace: 'nowrap', width: '1%' },
    wide: { wordBreak: 'normal', overflowWrap: 'anywhere' },
    list: {
      maxHeight: '40vh',
      overflow: 'auto',
      margin: theme.spacing(2, 0),
      '& > li + li': { marginTop: theme.spacing(1) },
    },
    row: {
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

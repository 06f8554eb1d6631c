import { makeStyles } from '@material-ui/core/styles';

/**
 * From this zoom on the small print is readable and drawn.
 * @internal
 */
export const DETAIL_ZOOM = 0.55;

/**
 * The looks of domains and products on the map.
 * @internal
 */
export const useNodeStyles = makeStyles(
  theme => ({
    button: {
      font: 'inherit',
      fontSize: theme.typography.body2.fontSize,
      display: 'block',
      width: '100%',
      textAlign: 'left',
      background: 'none',
      border: 0,
      padding: 0,
      color: 'inherit',
      cursor: 'pointer',
      // The library gives none to nodes that it cannot drag or select.
      pointerEvents: 'all',
      '&:focus-visible': {
        outline: `3px solid ${theme.palette.primary.main}`,
        outlineOffset: 2,
      },
    },
    box: {
      height: '100%',
      overflow: 'hidden',
      boxSizing: 'border-box',
      borderRadius: theme.shape.borderRadius,
      border: `1px solid ${theme.palette.divider}`,
      backgroundColor: theme.palette.background.paper,
      color: theme.palette.text.primary,
    },
    closed: {
      padding: theme.spacing(1.5),
      borderLeft: `6px solid ${theme.palette.primary.main}`,
    },
    opened: {
      backgroundColor: theme.palette.action.hover,
      border: `1px solid ${theme.palette.text.disabled}`,
    },
    heading: {
      display: 'flex',
      alignItems: 'center',
      height: 48,
      padding: theme.spacing(0, 2),
      gap: theme.spacing(1),
      fontWeight: 'bold',
    },
    title: {
      display: 'block',
      fontWeight: 'bold',
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      whiteSpace: 'nowrap',
    },
    far: { fontSize: theme.typography.pxToRem(26), lineHeight: 1.1 },
    wrapped: { whiteSpace: 'normal', overflowWrap: 'anywhere' },
    line: {
      display: 'block',
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      whiteSpace: 'nowrap',
    },
    secondary: { color: theme.palette.text.secondary },
    product: { height: '100%', padding: theme.spacing(1, 1.5) },
    productHead: { display: 'block', height: 52, overflow: 'hidden' },
    port: {
      display: 'flex',
      alignItems: 'center',
      justifyContent: 'space-between',
      gap: theme.spacing(1),
      height: 22,
      borderTop: `1px solid ${theme.palette.divider}`,
      fontSize: theme.typography.pxToRem(12),
    },
    chosen: {
      borderColor: theme.palette.primary.main,
      boxShadow: `0 0 0 2px ${theme.palette.primary.main}`,
    },
    related: { borderColor: theme.palette.primary.main },
    faded: { opacity: 0.35 },
    usual: {},
    ended: { borderStyle: 'dashed' },
    handle: {
      opacity: 0,
      minWidth: 1,
      minHeight: 1,
      width: 1,
      height: 1,
      border: 0,
      pointerEvents: 'none',
    },
  }),
  { name: 'MeshportMapNode' },
);

import { makeStyles } from '@material-ui/core/styles';

/** Heights are fixed, so that rows that are not drawn have theirs. */
export const ROW_HEIGHT = 37;
const CELL_WIDTH = 40;
const PRODUCT_WIDTH = 220;
const NARROW_PRODUCT_WIDTH = 132;
const TITLES_HEIGHT = 196;

// Of the rows some are not drawn, so their content must not decide on widths.
function fixed(width: number) {
  return { minWidth: width, maxWidth: width, boxSizing: 'border-box' } as const;
}

/**
 * The looks of the heat map.
 * @internal
 */
export const useHeatMapStyles = makeStyles(
  theme => ({
    scroller: {
      maxHeight: 'max(24rem, calc(100vh - 22rem))',
      overflow: 'auto',
      // A cell that gets the focus is not to be below the column of products.
      scrollPaddingLeft: PRODUCT_WIDTH,
      [theme.breakpoints.down('xs')]: {
        scrollPaddingLeft: NARROW_PRODUCT_WIDTH,
      },
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: theme.shape.borderRadius,
      backgroundColor: theme.palette.background.paper,
    },
    table: {
      borderCollapse: 'separate',
      borderSpacing: 0,
      fontFamily: theme.typography.body2.fontFamily,
      fontSize: theme.typography.body2.fontSize,
    },
    head: {
      position: 'sticky',
      top: 0,
      zIndex: 2,
      '& th': {
        backgroundColor: theme.palette.background.paper,
        borderBottom: `1px solid ${theme.palette.divider}`,
        fontWeight: 500,
        padding: theme.spacing(0.5, 1),
        verticalAlign: 'bottom',
      },
    },
    span: {
      borderLeft: `1px solid ${theme.palette.divider}`,
      textAlign: 'left',
    },
    product: {
      position: 'sticky',
      left: 0,
      zIndex: 1,
      ...fixed(PRODUCT_WIDTH),
      padding: theme.spacing(0, 1),
      textAlign: 'left',
      fontWeight: 'inherit',
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      whiteSpace: 'nowrap',
      backgroundColor: theme.palette.background.paper,
      borderRight: `1px solid ${theme.palette.divider}`,
      [theme.breakpoints.down('xs')]: fixed(NARROW_PRODUCT_WIDTH),
    },
    figure: {
      ...fixed(96),
      padding: theme.spacing(0, 1),
      textAlign: 'left',
      fontVariantNumeric: 'tabular-nums',
      whiteSpace: 'nowrap',
      [theme.breakpoints.down('xs')]: { display: 'none' },
    },
    score: { ...fixed(64), textAlign: 'right' },
    check: {
      ...fixed(CELL_WIDTH),
      height: TITLES_HEIGHT,
      '$head &': { padding: theme.spacing(0.5, 0) },
      cursor: 'pointer',
      '&:hover': { textDecoration: 'underline' },
    },
    checkTitle: {
      display: 'block',
      maxWidth: '2.4em',
      writingMode: 'vertical-rl',
      transform: 'rotate(180deg)',
      maxHeight: TITLES_HEIGHT - 36,
      margin: '0 auto',
      overflow: 'hidden',
      textAlign: 'left',
      fontWeight: 400,
      fontSize: theme.typography.caption.fontSize,
      lineHeight: 1.2,
    },
    chosen: { textDecoration: 'underline', fontWeight: 700 },
    failing: {
      display: 'block',
      marginTop: theme.spacing(0.5),
      textAlign: 'center',
      fontSize: theme.typography.caption.fontSize,
    },
    row: {
      height: ROW_HEIGHT,
      '&:hover td, &:hover th': {
        backgroundImage: `linear-gradient(${theme.palette.action.hover}, ${theme.palette.action.hover})`,
      },
    },
    cell: {
      ...fixed(CELL_WIDTH),
      padding: 0,
      textAlign: 'center',
      lineHeight: 0,
      cursor: 'pointer',
    },
    // Within the cell, so that neighbours and the edge do not hide it.
    focusable: {
      '&:focus': { outline: 'none' },
      '&:focus-visible': {
        outline: `2px solid ${theme.palette.primary.main}`,
        outlineOffset: -2,
      },
    },
  }),
  { name: 'MeshportHeatMap' },
);

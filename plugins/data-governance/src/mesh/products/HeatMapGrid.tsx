import Popover, { PopoverActions } from '@material-ui/core/Popover';
import {
  HeatMap,
  ScorecardLevel,
} from '@meshport/backstage-plugin-data-governance-common';
import { MouseEvent, useCallback, useRef, useState } from 'react';
import { useProductScorecardLink } from '../shared/useProductScorecardLink';
import { Cell } from '../../model';
import { CellDetails } from './CellDetails';
import { HeatMapHead } from './HeatMapHead';
import { HeatMapRow } from './HeatMapRow';
import { useHeatMapStyles } from './heatMapStyles';
import { cellOf, useGrid } from './useGrid';

interface Opened {
  product: string;
  productTitle: string;
  check: HeatMap['checks'][number];
  anchor: HTMLElement;
}

/**
 * Products by checks. One moves among the cells with the arrow keys; a cell
 * opens its details, the heading of a check shows who does not pass it.
 * @internal
 */
export function HeatMapGrid(props: {
  map: HeatMap;
  /** Entity ref. */
  scorecard: string;
  levels: ScorecardLevel[];
  /** The check that the products are narrowed by. */
  checkId?: string;
  onCheck: (checkId: string) => void;
}) {
  const { map, scorecard, levels, checkId, onCheck } = props;
  const classes = useHeatMapStyles();
  const productLink = useProductScorecardLink();
  const [opened, setOpened] = useState<Opened>();
  const popover = useRef<PopoverActions>(null);
  // Details that arrive later make it larger: it is to stay on the screen.
  const onDetails = useCallback(() => popover.current?.updatePosition(), []);

  const choose = ({ row, column }: Cell, anchor: HTMLElement) => {
    const check = map.checks[column - 1];
    const product = map.rows[row - 1];
    if (product && check) {
      setOpened({
        product: product.product,
        productTitle: product.title,
        check,
        anchor,
      });
    } else if (check) {
      onCheck(check.id);
    } else {
      anchor.querySelector('a')?.click();
    }
  };
  const grid = useGrid(
    { rows: map.rows.length, columns: map.checks.length },
    choose,
  );
  const onClick = (event: MouseEvent) => {
    const at = cellOf(event);
    if (at && at.cell.column > 0) {
      choose(at.cell, at.element);
    }
  };
  const tabStopOf = (row: number) =>
    grid.tabStop.row === row ? grid.tabStop.column : undefined;
  const filler = (height: number) =>
    height > 0 && (
      <tr aria-hidden style={{ height }}>
        <td colSpan={map.checks.length + 3} />
      </tr>
    );

  return (
    <div className={classes.scroller} ref={grid.scrollerRef}>
      <table
        role="grid"
        aria-label="Heat map of products and checks"
        aria-rowcount={map.rows.length + 1}
        className={classes.table}
        onClick={onClick}
        onFocus={grid.onFocus}
        onKeyDown={grid.onKeyDown}
      >
        <HeatMapHead
          map={map}
          levels={levels}
          checkId={checkId}
          tabStop={tabStopOf(0)}
        />
        <tbody>
          {filler(grid.above)}
          {grid.indexes.map(index => {
            const row = map.rows[index];
            return (
              <HeatMapRow
                key={row.product}
                row={row}
                checks={map.checks}
                levels={levels}
                index={index + 1}
                to={productLink(row.product)}
                tabStop={tabStopOf(index + 1)}
              />
            );
          })}
          {filler(grid.below)}
        </tbody>
      </table>
      <Popover
        action={popover}
        open={Boolean(opened)}
        anchorEl={opened?.anchor}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        onClose={() => setOpened(undefined)}
      >
        {opened && (
          <CellDetails
            product={opened.product}
            productTitle={opened.productTitle}
            scorecard={scorecard}
            check={opened.check}
            onDetails={onDetails}
          />
        )}
      </Popover>
    </div>
  );
}

import { Link } from '@backstage/core-components';
import {
  HeatMap,
  ScorecardLevel,
} from '@meshport/backstage-plugin-data-governance-common';
import { LevelBadge } from '@meshport/backstage-plugin-data-mesh-react';
import classNames from 'classnames';
import { memo } from 'react';
import { CheckStatusIcon, statusWord } from '../../checks';
import { percent, statusesOf } from '../../model';
import { useHeatMapStyles } from './heatMapStyles';

interface HeatMapRowProps {
  row: HeatMap['rows'][number];
  checks: HeatMap['checks'];
  levels: ScorecardLevel[];
  /** Of the row in the grid; the heading is 0. */
  index: number;
  /** The page of the product's scorecard. */
  to: string;
  /** The column that the Tab key stops at, when it is in this row. */
  tabStop?: number;
}

function Row(props: HeatMapRowProps) {
  const { row, checks, levels, index, to, tabStop } = props;
  const classes = useHeatMapStyles();
  return (
    <tr className={classes.row} aria-rowindex={index + 1}>
      <th
        scope="row"
        className={classNames(classes.product, classes.focusable)}
        data-row={index}
        data-column={0}
        tabIndex={tabStop === 0 ? 0 : -1}
        title={`${row.title} (${row.product})`}
      >
        <Link to={to} tabIndex={-1}>
          {row.title}
        </Link>
      </th>
      <td className={classes.figure}>
        <LevelBadge
          level={levels.find(({ name }) => name === row.level)}
          levels={levels}
        />
      </td>
      <td className={classNames(classes.figure, classes.score)}>
        {percent(row.score)}
      </td>
      {statusesOf(row, checks).map((status, position) => (
        <td
          key={checks[position].id}
          role="gridcell"
          className={classNames(classes.cell, classes.focusable)}
          data-row={index}
          data-column={position + 1}
          tabIndex={tabStop === position + 1 ? 0 : -1}
          aria-haspopup="dialog"
          aria-label={`${row.title}, ${checks[position].title}: ${
            status ? statusWord(status) : 'Not evaluated'
          }`}
        >
          <CheckStatusIcon status={status} />
        </td>
      ))}
    </tr>
  );
}

/**
 * A product and the outcome of each check of it. Drawn again only when
 * something of it changes, for there are thousands.
 * @internal
 */
export const HeatMapRow = memo(Row);

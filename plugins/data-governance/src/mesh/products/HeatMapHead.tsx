import {
  HeatMap,
  ScorecardLevel,
} from '@meshport/backstage-plugin-data-governance-common';
import classNames from 'classnames';
import { useMemo } from 'react';
import { phaseText } from '../../checks';
import { countStatuses, levelSpans, statusesOf } from '../../model';
import { useHeatMapStyles } from './heatMapStyles';

function openByCheck({ checks, rows }: HeatMap): number[] {
  const statuses = rows.map(row => statusesOf(row, checks));
  return checks.map((_, index) => {
    const counts = countStatuses(statuses.map(row => row[index]));
    return counts.failing + counts.unknown;
  });
}

/**
 * The headings of the heat map: levels, and below them the checks with how many
 * products do not pass them.
 * @internal
 */
export function HeatMapHead(props: {
  map: HeatMap;
  levels: ScorecardLevel[];
  /** The check that the products are narrowed by. */
  checkId?: string;
  /** The column that the Tab key stops at, when it is in the heading. */
  tabStop?: number;
}) {
  const { map, levels, checkId, tabStop } = props;
  const classes = useHeatMapStyles();
  const open = useMemo(() => openByCheck(map), [map]);
  const now = new Date();
  return (
    <thead className={classes.head}>
      <tr>
        <th
          rowSpan={2}
          scope="col"
          className={classNames(classes.product, classes.focusable)}
          data-row={0}
          data-column={0}
          tabIndex={tabStop === 0 ? 0 : -1}
        >
          Data product
        </th>
        <th rowSpan={2} scope="col" className={classes.figure}>
          Level
        </th>
        <th
          rowSpan={2}
          scope="col"
          className={classNames(classes.figure, classes.score)}
        >
          Score
        </th>
        {levelSpans(map.checks).map(({ level, checks }, index) => (
          <th
            key={`${level} ${index}`}
            colSpan={checks}
            scope="colgroup"
            className={classes.span}
          >
            {levels.find(({ name }) => name === level)?.title ?? level}
          </th>
        ))}
      </tr>
      <tr>
        {map.checks.map((check, index) => {
          const phase = phaseText(check, now);
          const title = [check.title, phase].filter(Boolean).join('. ');
          return (
            <th
              key={check.id}
              scope="col"
              className={classNames(classes.check, classes.focusable)}
              data-row={0}
              data-column={index + 1}
              tabIndex={tabStop === index + 1 ? 0 : -1}
              title={`${title}. Press to see which products do not pass it.`}
              aria-label={`${title}: ${open[index]} do not pass`}
            >
              <span
                className={classNames(classes.checkTitle, {
                  [classes.chosen]: check.id === checkId,
                })}
              >
                {check.title}
                {phase && ' *'}
              </span>
              <span className={classes.failing} aria-hidden>
                {open[index] || ''}
              </span>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

import { useApi } from '@backstage/core-plugin-api';
import Box from '@material-ui/core/Box';
import TablePagination from '@material-ui/core/TablePagination';
import Typography from '@material-ui/core/Typography';
import { ScorecardLevel } from '@meshport/backstage-plugin-data-governance-common';
import {
  Answered,
  dataGovernanceApiRef,
  useLive,
} from '@meshport/backstage-plugin-data-mesh-react';
import { phaseText } from '../../checks';
import {
  counted,
  MeshView,
  PRODUCTS_ON_A_PAGE,
  toHeatMapQuery,
} from '../../model';
import { StatusLegend } from '../shared/StatusLegend';
import { HeatMapGrid } from './HeatMapGrid';
import { NothingFound } from './NothingFound';

/**
 * The products and their checks by one scorecard.
 * @internal
 */
export function HeatMapResults(props: {
  view: MeshView;
  /** Entity ref. */
  scorecard: string;
  levels: ScorecardLevel[];
  onChange: (change: Partial<MeshView>) => void;
}) {
  const { view, scorecard, levels, onChange } = props;
  const governance = useApi(dataGovernanceApiRef);
  const query = JSON.stringify(toHeatMapQuery(view, scorecard));
  const live = useLive(
    () => governance.getHeatMap(JSON.parse(query)),
    [governance, query],
  );
  return (
    <Answered live={live} what="the data products">
      {map =>
        map.rows.length === 0 ? (
          <NothingFound view={view} onChange={onChange} />
        ) : (
          <>
            <Box
              display="flex"
              flexWrap="wrap"
              justifyContent="space-between"
              gridGap={8}
              mb={1}
            >
              <Typography variant="body2" aria-live="polite">
                {counted(map.total, 'data product')},{' '}
                {counted(map.checks.length, 'check')}; the number below a check
                says how many do not pass it
                {map.checks.some(check => phaseText(check, new Date())) &&
                  ', * that it does not count yet'}
              </Typography>
              <StatusLegend withNone />
            </Box>
            <HeatMapGrid
              map={map}
              scorecard={scorecard}
              levels={levels}
              checkId={view.checkId}
              onCheck={chosen => onChange({ scorecard, checkId: chosen })}
            />
            {map.total > PRODUCTS_ON_A_PAGE && (
              <TablePagination
                component="nav"
                aria-label="Pages"
                count={map.total}
                page={view.page}
                rowsPerPage={PRODUCTS_ON_A_PAGE}
                rowsPerPageOptions={[PRODUCTS_ON_A_PAGE]}
                onPageChange={(_event, page) => onChange({ page })}
              />
            )}
          </>
        )
      }
    </Answered>
  );
}

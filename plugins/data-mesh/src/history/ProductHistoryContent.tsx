import { stringifyEntityRef } from '@backstage/catalog-model';
import {
  EntityInfoCard,
  EntityRefLink,
  useEntity,
} from '@backstage/plugin-catalog-react';
import Box from '@material-ui/core/Box';
import Grid from '@material-ui/core/Grid';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { DataProductEntity } from '@meshport/backstage-plugin-data-mesh-common';
import { portContractRef } from '@meshport/backstage-plugin-data-mesh-react';
import { ContractHistory } from './ContractHistory';
import { ProductEvents } from './ProductEvents';
import { useHistoryView } from './useHistoryView';

/** The contracts of a product, each once, with the first port that has it. */
function contractsOf(product: DataProductEntity) {
  const contracts = new Map<string, string>();
  for (const port of product.spec.outputPorts ?? []) {
    const ref = portContractRef(product, port);
    if (ref && !contracts.has(ref)) {
      contracts.set(ref, `${port.name} ${port.version}`);
    }
  }
  return [...contracts].map(([ref, port]) => ({ ref, port }));
}

/**
 * The history of a product: the versions of its contracts with a comparison,
 * and what else happened.
 * @internal
 */
export function ProductHistoryContent() {
  const { entity } = useEntity<DataProductEntity>();
  const { view, change } = useHistoryView();
  const contracts = contractsOf(entity);
  const shown =
    contracts.find(({ ref }) => ref === view.contract) ?? contracts.at(0);

  return (
    <Grid container spacing={3}>
      <Grid item xs={12} lg={8}>
        <EntityInfoCard title="Contract versions">
          {contracts.length > 1 && (
            <Box mb={2}>
              <TextField
                select
                label="Contract of port"
                variant="outlined"
                size="small"
                value={shown?.ref ?? ''}
                onChange={event =>
                  change({
                    contract: event.target.value,
                    before: undefined,
                    after: undefined,
                  })
                }
              >
                {contracts.map(({ ref, port }) => (
                  <MenuItem key={ref} value={ref}>
                    {port}
                  </MenuItem>
                ))}
              </TextField>
            </Box>
          )}
          {shown ? (
            <>
              <Typography variant="body2" gutterBottom>
                <EntityRefLink entityRef={shown.ref} /> of port {shown.port}
              </Typography>
              <ContractHistory contractRef={shown.ref} />
            </>
          ) : (
            <Typography variant="body2" color="textSecondary">
              None of its output ports has a contract.
            </Typography>
          )}
        </EntityInfoCard>
      </Grid>
      <Grid item xs={12} lg={4}>
        <ProductEvents productRef={stringifyEntityRef(entity)} />
      </Grid>
    </Grid>
  );
}

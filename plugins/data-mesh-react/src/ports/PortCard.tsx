import { EntityRefLink } from '@backstage/plugin-catalog-react';
import Box from '@material-ui/core/Box';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  DataProductEntity,
  OutputPort,
} from '@meshport/backstage-plugin-data-mesh-common';
import { ReactNode } from 'react';
import { ClassificationChip, LifecycleChip } from '../chips';
import { FactList } from '../facts';
import { portContractRef } from '../products';
import { accessFacts } from './accessFacts';
import { PlatformLocation } from './PlatformLocation';

const useStyles = makeStyles(
  theme => ({
    root: { padding: theme.spacing(2) },
    header: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1),
      marginBottom: theme.spacing(2),
    },
    actions: { marginLeft: 'auto' },
  }),
  { name: 'MeshportPortCard' },
);

/** Whoever looks at a port has to know that it will not stay. */
const ENDING = new Set(['deprecated', 'retired']);

/**
 * An output port of a data product: what it delivers, where, how sensitive it
 * is, under which contract, and who gives access.
 * @public
 */
export function PortCard(props: {
  product: DataProductEntity;
  port: OutputPort;
  /** Buttons at the right of the heading. */
  actions?: ReactNode;
  /** Shown below the facts, e.g. the contract. */
  children?: ReactNode;
}) {
  const { product, port, actions, children } = props;
  const classes = useStyles();
  const contract = portContractRef(product, port);

  return (
    <Paper
      variant="outlined"
      component="section"
      className={classes.root}
      aria-label={`Output port ${port.name} ${port.version}`}
    >
      <div className={classes.header}>
        <Typography variant="h6" component="h4" noWrap>
          {port.name}
        </Typography>
        <Typography color="textSecondary">{port.version}</Typography>
        <ClassificationChip classification={port.classification} />
        {ENDING.has(product.spec.lifecycle) && (
          <LifecycleChip lifecycle={product.spec.lifecycle} />
        )}
        <div className={classes.actions}>{actions}</div>
      </div>
      <FactList
        facts={[
          { label: 'Description', value: port.description, wide: true },
          { label: 'Type', value: port.type },
          {
            label: 'Location',
            value: (
              <PlatformLocation
                platform={port.platform}
                location={port.location}
              />
            ),
          },
          {
            label: 'Contract',
            value: contract ? <EntityRefLink entityRef={contract} /> : 'None',
          },
          ...accessFacts(product, port.access),
        ]}
      />
      {children && <Box mt={3}>{children}</Box>}
    </Paper>
  );
}

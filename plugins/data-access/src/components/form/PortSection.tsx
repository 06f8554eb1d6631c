import { EntityRefLink } from '@backstage/plugin-catalog-react';
import Box from '@material-ui/core/Box';
import IconButton from '@material-ui/core/IconButton';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import Tooltip from '@material-ui/core/Tooltip';
import Typography from '@material-ui/core/Typography';
import CloseIcon from '@material-ui/icons/Close';
import { PortRef } from '@meshport/backstage-plugin-data-access-common';
import { ClassificationChip } from '@meshport/backstage-plugin-data-mesh-react';
import { ReactNode } from 'react';
import { OfferAnswer } from '../../hooks/useOffers';
import { nameOf } from '../../model/names';

const useStyles = makeStyles(
  theme => ({
    root: { padding: theme.spacing(2), marginBottom: theme.spacing(2) },
    header: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1),
    },
    remove: { marginLeft: 'auto' },
  }),
  { name: 'MeshportAccessPort' },
);

/** One of the ports that are asked for, with what it needs of its own. */
export function PortSection(props: {
  port: PortRef;
  answer?: OfferAnswer;
  onRemove?: () => void;
  disabled: boolean;
  children: ReactNode;
}) {
  const { port, answer, onRemove, disabled, children } = props;
  const classes = useStyles();
  const offer = answer?.offer;
  const title = offer?.productTitle ?? nameOf(port.product);
  const name = `${title} / ${port.port} ${port.version}`;
  return (
    <Paper
      variant="outlined"
      component="section"
      className={classes.root}
      aria-label={`Port ${name}`}
    >
      <div className={classes.header}>
        <Typography variant="subtitle1" component="h4">
          <EntityRefLink entityRef={port.product}>{title}</EntityRefLink> /{' '}
          {port.port} {port.version}
        </Typography>
        {offer && <ClassificationChip classification={offer.classification} />}
        {onRemove && (
          <Tooltip title={`Remove ${name}`}>
            <span className={classes.remove}>
              <IconButton
                size="small"
                onClick={onRemove}
                disabled={disabled}
                aria-label={`Remove ${name}`}
              >
                <CloseIcon fontSize="small" />
              </IconButton>
            </span>
          </Tooltip>
        )}
      </div>
      <Box mt={1}>{children}</Box>
    </Paper>
  );
}

import AssignmentIcon from '@material-ui/icons/AssignmentTurnedIn';
import LayersIcon from '@material-ui/icons/Layers';

/**
 * The icon of data products, in the size of the text around it.
 * @internal
 */
export const dataProductIcon = <LayersIcon fontSize="inherit" />;

/**
 * The icon of data contracts, in the size of the text around it.
 * @internal
 */
export const dataContractIcon = <AssignmentIcon fontSize="inherit" />;

import { makeStyles } from '@material-ui/core/styles';
import { PropsWithChildren } from 'react';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(3),
    },
  }),
  { name: 'MeshportStack' },
);

/**
 * Cards below one another, each as wide as there is room.
 * @public
 */
export function Stack(props: PropsWithChildren<{}>) {
  return <div className={useStyles().root}>{props.children}</div>;
}

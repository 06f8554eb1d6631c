import SvgIcon, { SvgIconProps } from '@material-ui/core/SvgIcon';

/** Three products joined in a mesh. */
export const MeshportIcon = (props: SvgIconProps) => (
  <SvgIcon {...props} viewBox="0 0 24 24">
    <path d="M12 2 3 7.2v9.6L12 22l9-5.2V7.2L12 2Zm0 2.3 6 3.5-6 3.4-6-3.4 6-3.5ZM5 9.5l6 3.5v6.2l-6-3.5V9.5Zm8 9.7V13l6-3.5v6.2l-6 3.5Z" />
  </SvgIcon>
);

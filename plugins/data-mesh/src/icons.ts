export { default as DataProductIcon } from '@material-ui/icons/Layers';
export { default as DataContractIcon } from '@material-ui/icons/AssignmentTurnedIn';

import { ContractFormat } from '../types';

/** @internal */
export const odcsFormat: ContractFormat = {
  id: 'odcs',
  title: 'Open Data Contract Standard',
  mediaType: 'application/yaml',
  fileExtension: 'odcs.yaml',
};

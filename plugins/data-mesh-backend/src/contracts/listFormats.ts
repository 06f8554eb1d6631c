import {
  ContractFormat,
  contractExporters,
  contractImporters,
  FormatList,
  FormatSummary,
} from '@meshport/backstage-plugin-data-mesh-common';

/**
 * The formats that contracts and products are read from and written in.
 * @internal
 */
export function listFormats(): FormatList {
  return {
    imports: contractImporters.map(summarize),
    contractExports: contractExporters
      .filter(({ subjects }) => subjects.includes('contract'))
      .map(summarize),
    productExports: contractExporters
      .filter(({ subjects }) => subjects.includes('product'))
      .map(summarize),
  };
}

function summarize({
  id,
  title,
  mediaType,
  fileExtension,
}: ContractFormat): FormatSummary {
  return { id, title, mediaType, fileExtension };
}

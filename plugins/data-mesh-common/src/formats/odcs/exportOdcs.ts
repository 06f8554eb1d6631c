import { singleContract } from '../export/singleContract';
import { ContractExporter } from '../types';
import { odcsFormat } from './odcsFormat';

/**
 * Gives the document as its owner wrote it; nothing is lost.
 * @public
 */
export const odcsExporter: ContractExporter = {
  ...odcsFormat,
  subjects: ['contract'],
  export: source => ({
    content: singleContract(source, odcsFormat).definition,
    losses: [],
  }),
};

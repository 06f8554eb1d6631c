import { contractSource } from '../export/contractSource';
import { productSource } from '../export/productSource';
import { singleContract } from '../export/singleContract';
import { ContractExporter, ContractFormat, ExportSource } from '../types';
import { contractPage } from './contractPage';
import { productPage } from './productPage';

const markdownFormat: ContractFormat = {
  id: 'markdown',
  title: 'Markdown',
  mediaType: 'text/markdown',
  fileExtension: 'md',
};

/**
 * Writes a page for people: what the data is for, its columns, and what is
 * promised. Texts of the owner are shown as they are, never as markup.
 * @public
 */
export const markdownExporter: ContractExporter = {
  ...markdownFormat,
  subjects: ['contract', 'product'],
  export: source => {
    const { page, root } = write(source);
    return {
      content: `${page.join('\n\n')}\n`,
      losses: root.losses('is not shown on the page'),
    };
  },
};

function write(source: ExportSource) {
  if (source.product) {
    const product = productSource(source, markdownFormat);
    return { page: productPage(product), root: product.root };
  }
  const root = contractSource(singleContract(source, markdownFormat).contract);
  return { page: contractPage(root, 1), root };
}

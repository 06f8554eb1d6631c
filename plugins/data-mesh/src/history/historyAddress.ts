/**
 * What of a history is shown: all of it is in the page's address.
 * @internal
 */
export interface HistoryView {
  /** Entity ref of the contract, where there are several. */
  contract?: string;
  /** Positions of the versions to compare; the newest two when absent. */
  before?: number;
  after?: number;
  /** The changes in words, or the documents line by line. */
  layout: 'changes' | 'document';
}

/**
 * Reads what to show from the page's address.
 * @internal
 */
export function readHistoryView(parameters: URLSearchParams): HistoryView {
  return {
    contract: parameters.get('contract')?.toLocaleLowerCase('en-US'),
    before: sequence(parameters.get('before')),
    after: sequence(parameters.get('after')),
    layout: parameters.get('view') === 'document' ? 'document' : 'changes',
  };
}

/**
 * Writes what to show into the parameters of the page's address; parameters of
 * others are kept.
 * @internal
 */
export function writeHistoryView(
  parameters: URLSearchParams,
  view: HistoryView,
): URLSearchParams {
  const written = new URLSearchParams(parameters);
  const values = {
    contract: view.contract,
    before: view.before,
    after: view.after,
    view: view.layout === 'document' ? view.layout : undefined,
  };
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) {
      written.delete(name);
    } else {
      written.set(name, String(value));
    }
  }
  return written;
}

function sequence(text: string | null): number | undefined {
  return text && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;
}

/**
 * The name of the file that a contract is saved in.
 *
 * @param id - of the contract; any text
 * @returns for example `flights-contract.odcs.yaml`
 * @internal
 */
export function contractFileName(id: string): string {
  const stem = id
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .slice(0, 100);
  return `${stem || 'contract'}.odcs.yaml`;
}

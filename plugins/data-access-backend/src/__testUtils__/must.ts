/**
 * States a rule that has to hold, for properties: what breaks it is shown with
 * the shortest way there.
 */
export function must(holds: boolean, rule: string): void {
  if (!holds) {
    throw new Error(`Broken: ${rule}`);
  }
}

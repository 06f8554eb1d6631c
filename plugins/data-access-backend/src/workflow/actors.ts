/**
 * The actor of what the portal does by itself.
 * @internal
 */
export const SYSTEM = 'system';

import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';

/** What the audit can be narrowed to; each is a parameter of the address. */
export type AuditField =
  | 'product'
  | 'actor'
  | 'type'
  | 'request'
  | 'from'
  | 'to'
  | 'holder'
  | 'principal'
  | 'at';

/** Reads and changes what the audit is narrowed to, in the address. */
export function useAuditFilter(): {
  get: (field: AuditField) => string | undefined;
  set: (field: AuditField, value: string | undefined) => void;
} {
  const [parameters, setParameters] = useSearchParams();
  const set = useCallback(
    (field: AuditField, value: string | undefined) =>
      setParameters(
        current => {
          const changed = new URLSearchParams(current);
          changed.delete(field);
          if (value) {
            changed.set(field, value);
          }
          return changed;
        },
        { replace: true },
      ),
    [setParameters],
  );
  return { get: field => parameters.get(field) || undefined, set };
}

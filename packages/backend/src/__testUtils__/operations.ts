import { OpenApiDocument, OpenApiOperation } from './startPortal';

/** An operation and where it is. */
export interface Operation extends OpenApiOperation {
  method: string;
  /** With its parameters in braces, without the `/api` of the backend. */
  path: string;
}

/** The operations of a document by their ids. */
export function operationsOf(
  document: OpenApiDocument,
): Record<string, Operation> {
  return Object.fromEntries(
    Object.entries(document.paths).flatMap(([path, item]) =>
      Object.entries(item).map(([method, operation]) => [
        operation.operationId,
        { ...operation, method, path: path.replace(/^\/api/, '') },
      ]),
    ),
  );
}

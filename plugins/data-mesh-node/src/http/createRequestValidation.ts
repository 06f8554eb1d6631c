import { InputError, toError } from '@backstage/errors';
import { ErrorRequestHandler, json, RequestHandler, Router } from 'express';
import { middleware as openApiValidator } from 'express-openapi-validator';
import { refuseUnusable } from './refuseUnusable';

// More would hide the first ones.
const MAX_ERRORS = 10;

type OpenApiDocument = Parameters<typeof openApiValidator>[0]['apiSpec'];

/**
 * Reads the bodies of requests and checks them against an OpenAPI document.
 * What it refuses it answers with an `InputError` that names every field at
 * fault, unknown ones included; `createValidatedOpenApiRouter` on its own says
 * only that there is an unknown field.
 *
 * @param spec - the document, OpenAPI 3.1
 * @param options - the largest body, in the notation of `body-parser`
 * @public
 */
export function createRequestValidation(
  spec: object,
  options: { bodyLimit: string },
): RequestHandler {
  const router = Router();
  router.use(json({ limit: options.bodyLimit }));
  router.use(
    openApiValidator({
      apiSpec: spec as OpenApiDocument,
      validateRequests: {
        allErrors: true,
        coerceTypes: false,
        allowUnknownQueryParameters: false,
      },
      validateResponses: false,
      ignoreUndocumented: true,
      useRequestUrl: true,
    }),
  );
  router.use(refuseUnusable);
  router.use(explainRefusal(options.bodyLimit));
  return router;
}

function explainRefusal(bodyLimit: string): ErrorRequestHandler {
  return (error: unknown, _request, _response, next) => {
    next(
      isTooLarge(error)
        ? new InputError(`The request is larger than ${bodyLimit}`)
        : new InputError(fieldErrors(error) ?? toError(error).message),
    );
  };
}

function isTooLarge(error: unknown): boolean {
  return (error as { type?: unknown }).type === 'entity.too.large';
}

interface FieldError {
  /** Pointer to the field, e.g. `/body/product/name`. */
  path: string;
  message: string;
  errorCode: string;
}

function fieldErrors(error: unknown): string | undefined {
  const { errors } = error as { errors?: FieldError[] };
  return errors?.slice(0, MAX_ERRORS).map(describe).join('; ');
}

function describe({ path, message, errorCode }: FieldError): string {
  const field = `request${path}`;
  switch (errorCode) {
    case 'additionalProperties.openapi.validation':
      return `${field} is not a known field, leave it out`;
    case 'required.openapi.validation':
      return `${field} is missing`;
    default:
      return `${field} ${message}`;
  }
}

import {
  PortRef,
  RequestPreview,
} from '@meshport/backstage-plugin-data-access-common';
import { portKey } from './portRefs';

/** What is wrong, by {@link problemField}. */
export type FormProblems = Readonly<Record<string, string>>;

/** Names a field of the form; with a port, one that each port has. */
export function problemField(field: string, port?: PortRef): string {
  return port ? `${portKey(port)} ${field}` : field;
}

/** Problems without those of the given fields. */
export function withoutProblems(
  problems: FormProblems,
  fields: readonly string[],
): FormProblems {
  return Object.fromEntries(
    Object.entries(problems).filter(([field]) => !fields.includes(field)),
  );
}

// Fields of a request, as the backend names them, that all ports share.
const SHARED = ['holder', 'comment'];
const SHARED_UNLESS_APART = ['purpose', 'duration'];

/**
 * What the backend found wrong in a preview, at the fields where it can be
 * mended. What belongs to no field is at the port itself.
 */
export function problemsOfPreviews(
  previews: readonly RequestPreview[],
  apart: boolean,
): FormProblems {
  return Object.fromEntries(
    previews.flatMap(preview =>
      preview.problems.map(({ field, message }) => [
        fieldOfForm(field, preview, apart),
        message,
      ]),
    ),
  );
}

/**
 * Of the problems in a preview, those that a person can know of before sending:
 * what is still to be filled in further down is no mistake yet.
 */
export function mistakesOfPreviews(
  previews: readonly RequestPreview[],
  apart: boolean,
): FormProblems {
  return problemsOfPreviews(
    previews.map(preview => ({
      ...preview,
      problems: preview.problems.filter(
        ({ field }) => field !== 'acceptedTerms' && field !== 'comment',
      ),
    })),
    apart,
  );
}

function fieldOfForm(field: string, port: PortRef, apart: boolean): string {
  if (SHARED.includes(field)) {
    return field;
  }
  if (SHARED_UNLESS_APART.includes(field)) {
    return apart ? problemField(field, port) : field;
  }
  if (field.startsWith('filter.columns')) {
    return problemField('columns', port);
  }
  if (field.startsWith('filter')) {
    return problemField('rows', port);
  }
  return problemField(field === 'acceptedTerms' ? 'terms' : 'port', port);
}

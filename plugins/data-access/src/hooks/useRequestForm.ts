import {
  AccessOffer,
  PortRef,
} from '@meshport/backstage-plugin-data-access-common';
import { DateTime } from 'luxon';
import { useCallback, useEffect, useRef, useState } from 'react';
import { checkForm } from '../model/ask/checkForm';
import { draftKey, readDraft, writeDraft } from '../model/ask/draft';
import {
  EMPTY_REQUEST_FORM,
  PortValues,
  RequestFormValues,
  withPort,
} from '../model/ask/formValues';
import { prefilled } from '../model/ask/prefill';
import {
  FormProblems,
  problemField,
  withoutProblems,
} from '../model/ask/problems';

/** What is typed into the form, and what is wrong with it. */
export interface RequestFormState {
  values: RequestFormValues;
  problems: FormProblems;
  /** Changes what is the same for all ports. */
  edit: (changes: Partial<Omit<RequestFormValues, 'ports'>>) => void;
  /** Changes what is asked for each of the given ports. */
  editPorts: (ports: PortRef[], changes: Partial<PortValues>) => void;
  /** Shows what is wrong; tells whether nothing is. */
  check: (offers: readonly AccessOffer[]) => boolean;
  show: (problems: FormProblems) => void;
  /** Forgets the draft, after it was sent. */
  forget: () => void;
}

// What a field of the values is called where it is wrong.
const FIELD_OF: Record<string, string> = { acceptedTerms: 'terms' };

/**
 * The values of the request form, kept in the browser tab while they are
 * typed, so that an expired session or a reload loses nothing.
 *
 * @param ports - those asked for; the draft goes with them when they change
 * @param prefill - parameters of an address; they win over a draft
 */
export function useRequestForm(
  userEntityRef: string,
  ports: PortRef[],
  prefill: URLSearchParams,
): RequestFormState {
  const key = draftKey(userEntityRef, ports);
  const [values, setValues] = useState(() =>
    prefilled(
      readDraft(window.sessionStorage, key) ?? EMPTY_REQUEST_FORM,
      prefill,
    ),
  );
  const [problems, setProblems] = useState<FormProblems>({});

  const keptAs = useRef(key);
  useEffect(() => {
    // The draft goes on with the ports: the one left behind would be stale.
    window.sessionStorage.removeItem(keptAs.current);
    keptAs.current = key;
    writeDraft(window.sessionStorage, key, values);
  }, [key, values]);

  const keep = (next: RequestFormValues, fields: string[]) => {
    setValues(next);
    setProblems(withoutProblems(problems, fields));
  };
  return {
    values,
    problems,
    edit: changes => keep({ ...values, ...changes }, Object.keys(changes)),
    editPorts: (changed, changes) =>
      keep(
        changed.reduce((next, port) => withPort(next, port, changes), values),
        changed.flatMap(port =>
          Object.keys(changes).map(name =>
            problemField(FIELD_OF[name] ?? name, port),
          ),
        ),
      ),
    check: offers => {
      const found = checkForm(values, offers, DateTime.now());
      setProblems(found);
      return Object.keys(found).length === 0;
    },
    show: setProblems,
    forget: useCallback(() => window.sessionStorage.removeItem(key), [key]),
  };
}

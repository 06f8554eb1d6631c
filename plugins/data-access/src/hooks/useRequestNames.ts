import { AccessRequest } from '@meshport/backstage-plugin-data-access-common';
import { Namer } from '../model/names';
import { useNames } from './useNames';

/** What sentences call everybody and everything that requests name. */
export function useRequestNames(...requests: AccessRequest[]): Namer {
  return useNames(
    requests.flatMap(request => [
      request.requester,
      request.holder,
      request.product,
      request.question?.by,
      request.decision?.by,
      ...request.approvers,
    ]),
  );
}

import { DataMeshApi } from '@meshport/backstage-plugin-data-mesh-common';

/**
 * A data mesh backend that knows only what a test gives it; every other call
 * fails with the name of the method, so that a test cannot pass by an answer
 * that it did not mean.
 * @internal
 */
export function fakeDataMeshApi(methods: Partial<DataMeshApi>): DataMeshApi {
  return new Proxy(methods, {
    get: (target, name: keyof DataMeshApi) =>
      target[name] ??
      (async () => {
        throw new Error(`The test gives no answer for ${name}()`);
      }),
  }) as DataMeshApi;
}

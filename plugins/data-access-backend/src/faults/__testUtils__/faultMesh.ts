import { Entity } from '@backstage/catalog-model';
import { principalAnnotation } from '@meshport/backstage-plugin-data-mesh-common';
import { flights, FLIGHTS_PORT, user } from '../../__testUtils__/mesh';
import { ASK } from '../../__testUtils__/workflow';

/** Who asks in the run of that number, and holds the right afterwards. */
export const consumerOf = (run: number) => `user:default/consumer-${run}`;

/** What they ask for. */
export const askOf = (run: number, duration: string) => ({
  ...ASK,
  port: `flights-${run}`,
  duration,
});

/**
 * The flights, which olivia's team owns. Every run has a port and a consumer
 * of its own, so that everything is made anew in the engine, and what one run
 * leaves behind is never taken for another's.
 *
 * @param principals - login role of the consumer of each run
 */
export function faultMesh(platform: string, principals: string[]): Entity[] {
  const ports = principals.map((_, run) => ({
    ...FLIGHTS_PORT,
    name: `flights-${run}`,
    platform,
  }));
  return [
    flights({ ports }),
    user('olivia'),
    ...principals.map((principal, run) => {
      const consumer = user(`consumer-${run}`);
      consumer.metadata.annotations = {
        [principalAnnotation(platform)]: principal,
      };
      return consumer;
    }),
  ];
}

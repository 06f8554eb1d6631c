import { createCatalogModelLayer } from '@backstage/catalog-model/alpha';
import { MESHPORT_API_VERSION } from '@meshport/backstage-plugin-data-mesh-common';
import { kindModels } from './kinds';

const [group, version] = MESHPORT_API_VERSION.split('/');

/**
 * The kinds DataProduct, DataContract, Scorecard and AccessPolicy as a layer of
 * the catalog model. References inside ports are out of reach of the model; the processor
 * that the module adds beside it makes their relations.
 * @alpha
 */
export const dataMeshModelLayer = createCatalogModelLayer({
  layerId: 'meshport.dev/data-mesh',
  builder: layer => {
    for (const model of kindModels) {
      layer.addKind({
        group,
        names: {
          kind: model.kind,
          singular: model.singular,
          plural: model.plural,
        },
        description: model.description,
        versions: [
          {
            name: version,
            relationFields: model.references.flatMap(
              ({ path, defaultKind, allowedKinds, relation }) =>
                relation && !path.includes('[]')
                  ? [
                      {
                        selector: { path },
                        relation: relation.forward.type,
                        defaultKind,
                        allowedKinds,
                      },
                    ]
                  : [],
            ),
            schema: { jsonSchema: model.schema },
          },
        ],
      });
      for (const { relation, allowedKinds } of model.references) {
        if (relation) {
          layer.addRelationPair({
            fromKind: model.kind,
            toKind: allowedKinds,
            ...relation,
          });
        }
      }
    }
  },
});

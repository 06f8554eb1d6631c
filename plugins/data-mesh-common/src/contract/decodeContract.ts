import { MAX_BYTES } from './readDocument';
import { ContractProblem } from './types';

/**
 * The text of a contract that came as bytes, or why it is none.
 * @public
 */
export type DecodedContract =
  | { definition: string; problem?: undefined }
  | { definition?: undefined; problem: ContractProblem };

// Marks at the start of other encodings, the longer ones first.
const ENCODINGS = [
  { name: 'UTF-32', mark: [0xff, 0xfe, 0, 0] },
  { name: 'UTF-32', mark: [0, 0, 0xfe, 0xff] },
  { name: 'UTF-16', mark: [0xff, 0xfe] },
  { name: 'UTF-16', mark: [0xfe, 0xff] },
];

/**
 * Decodes a contract that comes as bytes, from a file or a request. Only UTF-8
 * is text here, with or without a byte order mark, which is left out. Never
 * throws.
 *
 * @param bytes - at most 1 MB; may come from anyone
 * @public
 */
export function decodeContract(bytes: Uint8Array): DecodedContract {
  if (bytes.byteLength > MAX_BYTES) {
    return refuse(
      `has more than ${MAX_BYTES} bytes; split it, or move examples out`,
    );
  }
  const wide = ENCODINGS.find(({ mark }) =>
    mark.every((byte, index) => bytes[index] === byte),
  );
  if (wide) {
    return refuse(`is encoded as ${wide.name}; save it as UTF-8`);
  }
  if (!isUtf8(bytes)) {
    return refuse(
      `is not UTF-8 at byte ${countValidBytes(
        bytes,
      )} (counted from 0); save it as UTF-8`,
    );
  }
  return { definition: new TextDecoder('utf-8').decode(bytes) };
}

function refuse(message: string): DecodedContract {
  return { problem: { path: '', message } };
}

/** @param stream - whether a character at the end may be cut off */
function isUtf8(bytes: Uint8Array, stream = false): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream });
    return true;
  } catch {
    return false;
  }
}

/**
 * How many bytes at the start are UTF-8. The decoder does not say; but what it
 * takes for a start it takes for every shorter one.
 */
function countValidBytes(bytes: Uint8Array): number {
  let valid = 0;
  let invalid = bytes.byteLength + 1;
  while (invalid - valid > 1) {
    const middle = Math.floor((valid + invalid) / 2);
    if (isUtf8(bytes.subarray(0, middle), true)) {
      valid = middle;
    } else {
      invalid = middle;
    }
  }
  return valid;
}

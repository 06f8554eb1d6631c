import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse';
import {
  asyncBufferFromFile,
  parquetMetadataAsync,
  parquetRead,
} from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { copyLine, CopyValue } from './copyText';

/** Rows of a table in the text format of COPY, some at a time. */
export type CopyChunks = AsyncIterable<{ text: string; rows: number }>;

const ROWS_IN_A_CHUNK = 10_000;

/** Path of a file of the example data. */
export function exampleFile(name: string): string {
  // The package exports only its entry point; the files lie beside it.
  const entry = require.resolve('vega-datasets');
  return path.resolve(path.dirname(entry), '..', 'data', name);
}

/**
 * Reads a CSV file with a header.
 *
 * @param file - path of the file
 * @param toRow - turns a record, by name of column, and its number, from one,
 * into the values of a row
 */
export async function* readCsv(
  file: string,
  toRow: (record: Record<string, string>, number: number) => CopyValue[],
): CopyChunks {
  const records = fs.createReadStream(file).pipe(parse({ columns: true }));
  let text = '';
  let rows = 0;
  let number = 0;
  for await (const record of records) {
    text += copyLine(toRow(record, ++number));
    rows += 1;
    if (rows === ROWS_IN_A_CHUNK) {
      yield { text, rows };
      text = '';
      rows = 0;
    }
  }
  if (rows > 0) {
    yield { text, rows };
  }
}

/**
 * Reads a Parquet file, one part of a row group at a time.
 *
 * @param file - path of the file
 * @param toRow - turns the values of a row, in the order of the file, into
 * those of the table
 */
export async function* readParquet(
  file: string,
  toRow: (values: unknown[]) => CopyValue[],
): CopyChunks {
  const buffer = await asyncBufferFromFile(file);
  const metadata = await parquetMetadataAsync(buffer);
  let rowStart = 0;
  for (const group of metadata.row_groups) {
    const rowEnd = rowStart + Number(group.num_rows);
    let values: unknown[][] = [];
    await parquetRead({
      file: buffer,
      metadata,
      compressors,
      rowStart,
      rowEnd,
      rowFormat: 'array',
      onComplete: rows => {
        values = rows;
      },
    });
    for (let at = 0; at < values.length; at += ROWS_IN_A_CHUNK) {
      const part = values.slice(at, at + ROWS_IN_A_CHUNK);
      yield {
        text: part.map(row => copyLine(toRow(row))).join(''),
        rows: part.length,
      };
    }
    rowStart = rowEnd;
  }
}

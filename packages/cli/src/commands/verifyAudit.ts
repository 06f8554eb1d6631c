import {
  ChainHead,
  ExportFinding,
  ExportVerdict,
  verifyExport,
} from '@meshport/backstage-plugin-data-access-node/audit';
import { openFile } from '../input/openFile';
import { UnusableInput } from '../input/UnusableInput';
import { ExitCode, Surroundings } from '../Surroundings';

/** Settings of `meshport audit verify`. */
export interface VerifyAuditOptions {
  /** `sequence:hash` of an event that was noted before. */
  head?: string;
  json?: boolean;
}

/**
 * Says whether an export of the log of access is the log as it was written.
 *
 * @returns 1 when it is not
 * @throws `UnusableInput` for what is no export at all
 */
export async function verifyAudit(
  file: string,
  { head, json }: VerifyAuditOptions,
  surroundings: Surroundings,
): Promise<ExitCode> {
  const anchor = head === undefined ? undefined : readHead(head);
  const { name, chunks } = openFile(file, surroundings);
  const verdict = await verifyExport(chunks, { anchor });
  if (verdict.events === 0 && !verdict.ended) {
    throw new UnusableInput(
      `${name} is no export of the log; take the one of the Audit page, or of GET /api/data-access/audit/export`,
    );
  }
  surroundings.stdout.write(
    json
      ? `${JSON.stringify(verdict, undefined, 2)}\n`
      : `${describe(name, verdict, anchor !== undefined).join('\n')}\n`,
  );
  return verdict.intact ? 0 : 1;
}

function readHead(text: string): ChainHead {
  const [, sequence, hash] = /^(\d{1,15}):([0-9a-f]{64})$/i.exec(text) ?? [];
  if (sequence === undefined) {
    throw new UnusableInput(
      `--head ${text} has to be the sequence and the hash of an event, such as 120:9f86d0…, with 64 hexadecimal digits`,
    );
  }
  return { sequence: Number(sequence), hash: hash.toLowerCase() };
}

function describe(
  name: string,
  { intact, events, erased, head, findings, findingCount }: ExportVerdict,
  anchored: boolean,
): string[] {
  const hidden = findingCount - findings.length;
  return [
    ...findings.map(describeFinding),
    ...(hidden > 0 ? [`… and ${hidden} more`] : []),
    `${name}: ${
      intact
        ? `intact, ${counted(events, 'event')}`
        : `not intact, ${counted(findingCount, 'finding')} in ${counted(
            events,
            'event',
          )}`
    }${erased > 0 ? `, ${counted(erased, 'text')} erased` : ''}.`,
    ...(intact ? [`head: ${head.sequence}:${head.hash}`] : []),
    ...(intact && !anchored
      ? [
          'Keep the head outside of the portal: with --head, the next check also finds a log that was made anew as a whole.',
        ]
      : []),
  ];
}

function describeFinding({ line, reason }: ExportFinding): string {
  return line === undefined
    ? `finding   ${reason}`
    : `line ${line}   ${reason}`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

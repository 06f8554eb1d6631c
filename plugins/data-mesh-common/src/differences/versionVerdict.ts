import inc from 'semver/functions/inc';
import parse from 'semver/functions/parse';
import compare from 'semver/functions/compare';
import type SemVer from 'semver/classes/semver';
import { show } from './changeAt';
import { largerStep, STEPS } from './stepOwed';
import { VersionStep, VersionVerdict } from './types';

const SMALLER_STEP: Record<VersionStep, VersionStep> = {
  major: 'minor',
  minor: 'patch',
  patch: 'patch',
  none: 'none',
};

/**
 * Judges whether a version says how large the changes since another one are.
 *
 * Below 1.0.0 the steps are one smaller, as is the custom: a breaking change
 * owes a minor step and everything else a patch. A pre-release counts as the
 * version that it comes before. `1` and `1.2` are read as `1.0.0` and `1.2.0`.
 *
 * @param needed - the largest step that any change owes
 * @public
 */
export function judgeVersion(
  before: string,
  after: string,
  needed: VersionStep,
): VersionVerdict {
  const [old, current] = [readVersion(before), readVersion(after)];
  if (!old || !current) {
    return judgeUnreadable(before, after, needed, old);
  }
  const owed = old.major === 0 ? SMALLER_STEP[needed] : needed;
  if (compare(current, old) < 0) {
    return {
      before,
      after,
      owed,
      sufficient: false,
      message: `Version ${show(after)} goes back behind ${show(
        before,
      )}; make it ${lowest(old, owed)} or higher.`,
    };
  }
  const taken = stepTaken(old, current);
  const sufficient = STEPS.indexOf(taken) >= STEPS.indexOf(owed);
  return {
    before,
    after,
    owed,
    taken,
    sufficient,
    message: sufficient
      ? describeTaken(before, after, taken, owed)
      : `The changes owe a ${owed} step, but ${describeStep(
          before,
          after,
          taken,
        )}; make it ${lowest(old, owed)} or higher.`,
  };
}

function judgeUnreadable(
  before: string,
  after: string,
  owed: VersionStep,
  old: SemVer | undefined,
): VersionVerdict {
  const unreadable = old ? after : before;
  const mend = old
    ? `make it ${lowest(old, owed)} or higher`
    : 'use three numbers such as 1.0.0';
  return {
    before,
    after,
    owed,
    sufficient: owed === 'none',
    message:
      owed === 'none'
        ? 'Nothing changed that owes a step of the version.'
        : `Version ${show(
            unreadable,
          )} is not a semantic version, so the ${owed} step that the changes owe cannot be seen; ${mend}.`,
  };
}

function describeTaken(
  before: string,
  after: string,
  taken: VersionStep,
  owed: VersionStep,
): string {
  if (owed === 'none') {
    return 'Nothing changed that owes a step of the version.';
  }
  return `The changes owe a ${owed} step, and ${describeStep(
    before,
    after,
    taken,
  )}.`;
}

function describeStep(
  before: string,
  after: string,
  taken: VersionStep,
): string {
  return taken === 'none'
    ? `the version is still ${show(after)}`
    : `${show(before)} to ${show(after)} is a ${taken} step`;
}

function readVersion(version: string): SemVer | undefined {
  const text = version.trim();
  const missing = { 1: '.0.0', 2: '.0' }[
    /^v?\d+(\.\d+)?$/.test(text) ? text.split('.').length : 3
  ];
  return parse(`${text}${missing ?? ''}`, { loose: true }) ?? undefined;
}

/** `current` is not before `old`. */
function stepTaken(old: SemVer, current: SemVer): VersionStep {
  if (compare(old, current) === 0) {
    return 'none';
  }
  const step = stepBetween(old, current);
  // What a pre-release comes before is not out, so its step is still open.
  return old.prerelease.length > 0 ? largerStep(step, stepTo(old)) : step;
}

function stepBetween(old: SemVer, current: SemVer): VersionStep {
  if (old.major !== current.major) {
    return 'major';
  }
  if (old.minor !== current.minor) {
    return 'minor';
  }
  return old.patch === current.patch ? 'none' : 'patch';
}

function stepTo({ minor, patch }: SemVer): VersionStep {
  if (patch > 0) {
    return 'patch';
  }
  return minor > 0 ? 'minor' : 'major';
}

/** The lowest release that takes a step. */
function lowest(old: SemVer, step: VersionStep): string {
  return step === 'none'
    ? old.version
    : inc(old.version, step) ?? `a ${step} step above ${old.version}`;
}

import {
  MOST_ITEMS,
  type Problem,
  type ProblemKind,
  type ProblemReport,
  type UnknownValue,
  type Verdict,
} from './problems.ts';

/** A problem, with the blob or file that it stands in. */
export interface SourcedProblem extends Problem {
  readonly source: string;
}

/** What could not be decoded of one or several inputs. */
export interface SourcedReport extends ProblemReport {
  readonly items: readonly SourcedProblem[];
}

/** One flow log among other files makes the whole a flow log. */
const VERDICTS: readonly Verdict[] = ['flow-log', 'not-flow-log', 'not-json', 'empty'];

/** The report on an input of this name. */
export function sourcedReport(source: string, report: ProblemReport): SourcedReport {
  return { ...report, items: report.items.map((item) => ({ ...item, source })) };
}

/** The reports on several inputs as one, in their order. None at all are that of an empty input. */
export function joinReports(reports: readonly SourcedReport[]): SourcedReport {
  return {
    total: reports.reduce((sum, { total }) => sum + total, 0),
    byKind: joinCounts(reports),
    items: firstItems(reports),
    verdict: VERDICTS.find((one) => reports.some(({ verdict }) => verdict === one)) ?? 'empty',
    unknown: joinUnknown(reports),
  };
}

/** A session of many logs asks again and again: of thousands of lists only the first are looked at. */
function firstItems(reports: readonly SourcedReport[]): SourcedProblem[] {
  const first: SourcedProblem[] = [];
  for (const { items } of reports) {
    if (first.length >= MOST_ITEMS) break;
    first.push(...items.slice(0, MOST_ITEMS - first.length));
  }
  return first;
}

function joinCounts(reports: readonly ProblemReport[]): ProblemReport['byKind'] {
  const counts: Partial<Record<ProblemKind, number>> = {};
  for (const { byKind } of reports) {
    for (const [kind, count] of Object.entries(byKind) as [ProblemKind, number][]) {
      counts[kind] = (counts[kind] ?? 0) + count;
    }
  }
  return counts;
}

function joinUnknown(reports: readonly ProblemReport[]): UnknownValue[] {
  const joined = new Map<string, UnknownValue>();
  for (const one of reports.flatMap(({ unknown }) => unknown)) {
    const key = `${one.kind} ${one.value}`;
    joined.set(key, { ...one, count: one.count + (joined.get(key)?.count ?? 0) });
  }
  return [...joined.values()];
}

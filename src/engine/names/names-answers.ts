import { readNamesFile } from '../../core/names/names-file.ts';
import type { FlowTable } from '../../core/table/flow-table.ts';
import type { NamesApi } from '../../protocol/engine-api.ts';
import type { EngineNames } from './engine-names.ts';
import { importedNames } from './import-names.ts';
import { placedProblems } from './placed-problems.ts';

/** What answering needs of the engine. */
interface NamesSetup {
  /** The table of a session. Throws where there is no such session. */
  readonly tableOf: (session: number) => FlowTable;
  readonly onRenamed: () => void;
}

/** How the host is answered about names. */
export function namesAnswers(names: EngineNames, { tableOf, onRenamed }: NamesSetup): NamesApi {
  return {
    setNames: async (sources) => {
      const { report, isLatest } = await names.set(sources);
      if (isLatest) onRenamed();
      return report;
    },
    checkNames: ({ text }) => placedProblems(text, readNamesFile(text).problems),
    nameAddresses: ({ addresses }) => addresses.map((address) => names.words(address)),
    nicLabels: ({ session }, signal) => names.nicLabels(tableOf(session), signal),
    importNames: ({ source, into }) => importedNames(source, into),
  };
}

import type { ColumnName } from '../../src/core/format/columns.ts';
import { rowValue } from '../../src/core/format/row-values.ts';
import { differsTerm, equalsTerm } from '../../src/core/filter/language.ts';
import { FailureError } from '../../src/protocol/failure.ts';
import type { CellPlace, PageCommand } from '../../src/protocol/grid.ts';
import type { PageRow } from '../../src/protocol/session.ts';
import type { FilterAccess } from '../filter/filter-access.ts';
import { flowFilter } from '../../src/core/filter/flow-filter.ts';
import type { GridCopy } from './grid-copy.ts';
import type { ColumnArrangement } from './column-arrangement.ts';

/** What the commands need of the page and of its grid. */
export interface CommandSetup {
  readonly filter: FilterAccess;
  readonly columns: ColumnArrangement;
  readonly copy: GridCopy;
  readonly showDetails: (row: number) => void;
  readonly showInJson: (row: number) => void;
  readonly toggleNames: () => void;
  /** The cell that is meant: the one given, or the focused one, as far as it is there. */
  readonly cellAt: (place: CellPlace) => Cell | undefined;
}

/** A cell by its column and, unless it is a header, its row. */
export interface Cell {
  readonly column: ColumnName;
  readonly row?: PageRow;
}

type Command = (setup: CommandSetup, place: CellPlace) => void;

const COMMANDS: Readonly<Record<PageCommand, Command>> = {
  filterForThis: (setup, place) => addCellTerm(setup, place, equalsTerm),
  filterOutThis: (setup, place) => addCellTerm(setup, place, differsTerm),
  followFlow: (setup, place) => setup.filter.set(flowFilter(rowAt(place, setup))),
  showDetails: (setup, place) => setup.showDetails(rowAt(place, setup).id),
  showInJson: (setup, place) => setup.showInJson(rowAt(place, setup).id),
  copyCell: (setup, place) => setup.copy.cell(rowAt(place, setup), columnAt(place, setup)),
  copyCsv: ({ copy }) => copy.rows('csv'),
  copyJson: ({ copy }) => copy.rows('json'),
  copyTuples: ({ copy }) => copy.rows('tuples'),
  sortAscending: (setup, place) => setup.columns.sort(columnAt(place, setup), false),
  sortDescending: (setup, place) => setup.columns.sort(columnAt(place, setup), true),
  hideColumn: (setup, place) => setup.columns.hide(columnAt(place, setup)),
  pinColumn: (setup, place) => setup.columns.pin(columnAt(place, setup), true),
  unpinColumn: (setup, place) => setup.columns.pin(columnAt(place, setup), false),
  chooseColumns: ({ columns }) => columns.choose(),
  resetColumns: ({ columns }) => columns.reset(),
  toggleNames: (setup) => setup.toggleNames(),
};

/** Carries out what menus, keys and the palette ask for. Throws a `FailureError` without a cell. */
export function runCommand(command: PageCommand, place: CellPlace, setup: CommandSetup): void {
  COMMANDS[command](setup, place);
}

function addCellTerm(setup: CommandSetup, place: CellPlace, term: typeof equalsTerm): void {
  const column = columnAt(place, setup);
  setup.filter.addTerm(term(column, rowValue(rowAt(place, setup), column)));
}

function columnAt(place: CellPlace, { cellAt }: CommandSetup): ColumnName {
  const cell = cellAt(place);
  if (cell === undefined) throw noCell();
  return cell.column;
}

function rowAt(place: CellPlace, { cellAt }: CommandSetup): PageRow {
  const row = cellAt(place)?.row;
  if (row === undefined) throw noCell();
  return row;
}

function noCell(): FailureError {
  return new FailureError('not-found', 'No cell is chosen.', 'Choose a cell of the table first.');
}

import * as vscode from 'vscode';
import { localTime } from '../core/format/time-line.ts';
import type { NamesService } from '../names/names-service.ts';
import type { NicLabels } from '../names/nic-labels.ts';
import { settings } from '../platform/settings.ts';
import { linesOf } from './documents.ts';
import { addressesAt, hoverAt } from './text/hover-at.ts';

/** Who knows what addresses and NICs are called. */
export interface NamesAround {
  readonly names: Pick<NamesService, 'words'>;
  readonly nics: Pick<NicLabels, 'of'>;
}

/** Explains the field or key under the pointer. What it shows is text of a log: never trusted. */
export function tupleHovers({ names, nics }: NamesAround): vscode.HoverProvider {
  const nicOf = (mac: string) => nics.of(mac);
  return {
    async provideHover(document, { line, character }) {
      if (!settings.rawJson.hovers()) return undefined;
      const lines = linesOf(document);
      const place = { line, character };
      const addresses = addressesAt(lines, place);
      const known = addresses.length === 0 ? [] : await names.words(addresses);
      const clock = { now: Date.now(), local: localTime, known, nicOf };
      const hover = hoverAt(lines, place, clock);
      if (hover === undefined) return undefined;
      // Over an empty field the pointer is on the comma behind it.
      const end = Math.max(hover.end, hover.start + 1);
      const range = new vscode.Range(line, hover.start, line, end);
      return new vscode.Hover(new vscode.MarkdownString(hover.markdown), range);
    },
  };
}

import * as vscode from 'vscode';
import { FLOW_SET_ENDING, type FlowSet } from '../core/flowset/flow-set.ts';
import { flowSetText } from '../core/flowset/write-flow-set.ts';

/** Scheme of the documents that are flow sets which nobody saved: their URI holds all of one. */
export const SET_SCHEME = 'flow-log-set';

const LONGEST_NAME = 100;
const UNNAMED = 'Flow logs';

/** A set as a document, which a window that is loaded again still knows. A set holds no secret. */
export function setUri(set: FlowSet): vscode.Uri {
  const name = fileName(set.name ?? UNNAMED);
  return vscode.Uri.from({
    scheme: SET_SCHEME,
    path: `/${name}${FLOW_SET_ENDING}`,
    query: JSON.stringify(JSON.parse(flowSetText(set))),
  });
}

/** The text of the set that a document of the scheme is. */
export function textOfSetUri({ query }: vscode.Uri): string {
  return query;
}

/** Whether a document is a flow set, saved or not. */
export function isSetUri({ scheme, path }: vscode.Uri): boolean {
  return scheme === SET_SCHEME || path.toLowerCase().endsWith(FLOW_SET_ENDING);
}

/** As a file may be called anywhere. */
export function fileName(text: string): string {
  const plain = text
    .replaceAll(':', '.')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\\/:*?"<>|]+/gu, '-')
    .trim();
  return plain.slice(0, LONGEST_NAME).replace(/[. ]+$/, '') || UNNAMED;
}

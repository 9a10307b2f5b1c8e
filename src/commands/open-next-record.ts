import type { RecordDocuments } from '../editor/record-documents.ts';
import { activeDocument } from './active-document.ts';

/** "Flow Logs: Open Next Record": the one behind the record in front. */
export async function openNextRecord(records: RecordDocuments): Promise<void> {
  await records.openNext(activeDocument());
}

/**
 * Where things stand in the memory of the tuple reader, in bytes: the WebAssembly module and its
 * host agree on them by both being compiled from this file. It holds plain constants only, which
 * AssemblyScript and TypeScript read alike.
 */

/** Rows that are gathered before they are copied into the table's columns. */
export const BATCH_ROWS = 2048;

/** The four counters of the open row that may need more than 32 bits, as 64-bit floats. */
export const WIDE_AT = 1024;

/** The columns of the batch, the widest first so that all are aligned. */
export const TIME_AT = WIDE_AT + 4 * 8;
export const SRC_IP_AT = TIME_AT + 8 * BATCH_ROWS;
export const DEST_IP_AT = SRC_IP_AT + 4 * BATCH_ROWS;
export const GROUP_AT = DEST_IP_AT + 4 * BATCH_ROWS;
/** Four columns, one behind the other. */
export const COUNTERS_AT = GROUP_AT + 4 * BATCH_ROWS;
export const COUNTER_BYTES = 4 * BATCH_ROWS;
export const SRC_PORT_AT = COUNTERS_AT + 4 * COUNTER_BYTES;
export const DEST_PORT_AT = SRC_PORT_AT + 2 * BATCH_ROWS;
export const PROTOCOL_AT = DEST_PORT_AT + 2 * BATCH_ROWS;
export const OFFSET_AT = PROTOCOL_AT + 2 * BATCH_ROWS;
export const ENCRYPTION_AT = OFFSET_AT + 2 * BATCH_ROWS;
export const FLAGS_AT = ENCRYPTION_AT + 2 * BATCH_ROWS;

/** A tuple that was gathered from more than one chunk, or had an escape in it. */
export const TEXT_AT = FLAGS_AT + BATCH_ROWS;
export const TEXT_BYTES = 65536;

/** The input that is being read. The byte behind it is 0, which no tuple goes past. */
export const INPUT_AT = TEXT_AT + TEXT_BYTES + 64;
export const INPUT_BYTES = 131072;

/** All of it. */
export const MEMORY_BYTES = INPUT_AT + INPUT_BYTES + 64;

/** The shapes of tuples, as `readTuple` takes them; 0 is a VNet tuple. */
export const SHAPE_VNET = 0;
export const SHAPE_NSG1 = 1;
export const SHAPE_NSG2 = 2;
/** Version 1 or 2: its record has not told. */
export const SHAPE_NSG = 3;

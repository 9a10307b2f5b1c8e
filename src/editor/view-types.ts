/** The editor for files that Azure names as it names flow logs; opens by default. */
export const BLOB_VIEW = 'flowLogs.blob';

/** The same editor for any other JSON file; opens when it is asked for. */
export const FILE_VIEW = 'flowLogs.file';

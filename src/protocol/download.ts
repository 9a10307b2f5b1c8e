/** How far a download is, in bytes of the file. */
export interface DownloadProgress {
  readonly bytes: number;
  readonly total: number;
}

/** How names files are called: what stands before is the user's. */
export const NAMES_FILE_ENDING = '.flownames.json';

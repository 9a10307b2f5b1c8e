/**
 * Names of logs by their paths, `/` between folders: each without the folders that all have in
 * common. Paths that differ have names that differ.
 */
export function sourceNames(paths: readonly string[]): string[] {
  const folders = paths.map((path) => path.split('/'));
  const common = folders.reduce(sharedFolders, folders[0]?.slice(0, -1) ?? []).length;
  return folders.map((parts) => parts.slice(common).join('/'));
}

function sharedFolders(shared: readonly string[], parts: readonly string[]): string[] {
  const end = shared.findIndex((folder, at) => at >= parts.length - 1 || folder !== parts[at]);
  return shared.slice(0, end < 0 ? shared.length : end);
}

/**
 * Says what the system had against opening or writing a file: completes "… cannot be opened:".
 * Source of the codes: Node.js, "Common system errors".
 */
export function describeObstacle(cause: unknown): string {
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  const message = cause instanceof Error ? cause.message : String(cause);
  return obstacles.get(code) ?? message;
}

const obstacles: ReadonlyMap<string, string> = new Map([
  ["EACCES", "permission is denied"],
  ["EEXIST", "it is there already"],
  ["EFBIG", "it would be larger than a file may be"],
  ["EISDIR", "it is a folder"],
  ["ENAMETOOLONG", "its name is too long"],
  ["ENOENT", "there is no such file or folder"],
  ["ENOSPC", "the disk is full"],
  ["ENOTDIR", "a part of its path is a file"],
  ["EPERM", "permission is denied"],
  ["EROFS", "the disk is read-only"],
]);

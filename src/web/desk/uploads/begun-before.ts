/** Where each file's upload goes on after a reload. Kept in this tab only: names of files name people. */
const PREFIX = "desk.upload.";

const keyOf = ({ name, size, lastModified }: File, target: string) => `${PREFIX}${target}/${name}/${size}/${lastModified}`;

export function begunBefore(file: File, target: string): string | null {
  return sessionStorage.getItem(keyOf(file, target));
}

export function rememberBegun(file: File, target: string, at: string | null): void {
  if (at === null) sessionStorage.removeItem(keyOf(file, target));
  else sessionStorage.setItem(keyOf(file, target), at);
}

// Which of the page's own files an address is: only those are kept in the browser, and nothing else is ever looked at.

const PAGE = "index.html";

/**
 * The name of the file at `address` below `scope`; null when it is none of `files`. The page itself is the same whatever
 * is behind a question mark; a file with one is another one.
 */
export function shellFile(address: string, scope: string, files: readonly string[]): string | null {
  const url = new URL(address);
  const root = new URL(scope);
  if (url.origin !== root.origin || !url.pathname.startsWith(root.pathname)) return null;
  const name = url.pathname.slice(root.pathname.length);
  if (name === "" || name === PAGE) return files.includes(PAGE) ? PAGE : null;
  return !url.search && files.includes(name) ? name : null;
}

/** Where a file is asked for: the page at its own address, as people and servers know it. */
export const shellAddress = (name: string): string => (name === PAGE ? "./" : `./${name}`);

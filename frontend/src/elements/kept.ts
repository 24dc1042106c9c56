// What this browser keeps between two visits, as far as it keeps anything: then a choice holds until the page is left.

export function kept(name: string): string {
  try {
    return localStorage.getItem(name) ?? "";
  } catch {
    return "";
  }
}

export function keep(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // It is told to nobody: there is nothing to be done about it.
  }
}

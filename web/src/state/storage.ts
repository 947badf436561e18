// What this browser remembers: choices and drafts. A browser that refuses storage forgets, no more.
export function recall(key: string): string | null {
  try {
    return localStorage.getItem(`koers.${key}`);
  } catch {
    return null;
  }
}

/** Remembers, or forgets with null. */
export function remember(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(`koers.${key}`);
    else localStorage.setItem(`koers.${key}`, value);
  } catch {
    // Storage is full or forbidden: the page works without.
  }
}

// Tokens as people look at them.

import type { Token } from "./settings";

export const isValid = (token: Token, now: number): boolean =>
  token.revoked === null && (token.expires === null || token.expires > now);

/** Those that were used last come first. */
export const tokenOrder = (tokens: readonly Token[]): readonly Token[] =>
  [...tokens].sort((one, other) => lastSeen(other) - lastSeen(one));

const lastSeen = (token: Token): number => token.lastUsed ?? token.created ?? 0;

/** A code of six digits in two halves, easier to read aloud. */
export const codeText = (code: string): string => code.replace(/^(\d{3})(\d{3})$/, "$1 $2");

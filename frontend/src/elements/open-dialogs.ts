// The dialogs that are open: what is below them does not answer to keys.

export const openDialogs = new Set<object>();

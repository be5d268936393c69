/** What went wrong with what is read; its message is for people and completes a number. */
export class SourceError extends Error {}

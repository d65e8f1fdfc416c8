/** Ends the process with the one sentence a person needs. */
export function complain(error: unknown): never {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}

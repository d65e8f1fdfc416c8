import { toAppError } from "@/lib/errors"

/** A list from a place in it; an old or mangled place shows it from its head. */
export const orFromHead = <T>(
  list: (cursor?: string) => Promise<T>,
  cursor: string | undefined,
): Promise<T> =>
  list(cursor).catch((error: unknown) => {
    if (toAppError(error).code !== "invalid_input") throw error
    return list()
  })

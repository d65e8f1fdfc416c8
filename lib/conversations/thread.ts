import { THREAD_PAGE, type ThreadEntry } from "@/lib/conversations/schema"
import { threadEntries } from "@/lib/conversations/thread-entries"
import { threadMessages } from "@/lib/conversations/thread-messages"
import { readPlace, writePlace } from "@/lib/cursor"
import type { Tx } from "@/lib/db"
import { isInstant } from "@/lib/inputs"

const SORT = "thread"

type Asked = { id: string; contactId: string; now: Date; before: string | undefined }

/** A page of a thread, oldest first, and the place of what came before it. */
export async function threadPage(
  tx: Tx,
  { id, contactId, now, before }: Asked,
): Promise<{ entries: ThreadEntry[]; before: string | null }> {
  const cursor = before ? readPlace(before, SORT, isInstant) : null
  const messages = await threadMessages(tx, contactId, now, cursor, THREAD_PAGE + 1)
  const beside = await threadEntries(tx, id, cursor, THREAD_PAGE + 1)
  const newestFirst: ThreadEntry[] = [...messages, ...beside].sort((one, other) => compare(other, one))
  const page = newestFirst.slice(0, THREAD_PAGE)
  const oldest = newestFirst.length > THREAD_PAGE ? page.at(-1) : undefined
  return {
    entries: page.reverse(),
    before: oldest ? writePlace(SORT, { value: oldest.at, id: oldest.id }) : null,
  }
}

const compare = (one: ThreadEntry, other: ThreadEntry): number =>
  one.at === other.at ? (one.id < other.id ? -1 : 1) : one.at < other.at ? -1 : 1

import type { Tx } from "@/lib/db"
import { searchedFor } from "@/lib/patients/search"

/** A search finds at most this many patients, and looks through at most this many messages. */
const MOST_PATIENTS = 200
const MOST_MESSAGES = 500
const SHORTEST_WORDS = 3

export type Match = { messageId: string; text: string; at: string }
export type Found = { contactIds: string[]; matches: Map<string, Match>; isCut: boolean }

type Row = { contactId: string; messageId: string | null; saidAt: Date | null; body: string | null }

/** Where a person of that name or number is spoken with, and where those words were said. One statement. */
export async function searchConversations(tx: Tx, wanted: string): Promise<Found> {
  const words = [...wanted.trim()].length >= SHORTEST_WORDS ? wanted : ""
  const rows = await tx.$queryRaw<Row[]>`
    select link."contactId", null::uuid as "messageId", null::timestamptz as "saidAt", null::text as body
    from search_patients(${searchedFor(wanted)}, ${MOST_PATIENTS}::int) as found (id)
    join "PatientContact" link on link."patientId" = found.id
    union all
    select said."contactId", said."messageId", said."saidAt", said.body
    from search_messages(${words}, ${MOST_MESSAGES}::int) said`
  const matches = new Map<string, Match>()
  for (const { contactId, messageId, saidAt, body } of rows)
    if (messageId && saidAt && body !== null)
      matches.set(contactId, { messageId, text: excerpt(body, wanted), at: saidAt.toISOString() })
  return {
    contactIds: [...new Set(rows.map((row) => row.contactId))],
    matches,
    isCut: rows.length >= MOST_PATIENTS,
  }
}

const BEFORE = 40
const AROUND = 160

/** The part of a message that holds what was looked for, as far as upper and lower case tell; else its beginning. */
export function excerpt(body: string, wanted: string): string {
  const at = Math.max(0, plain(body).indexOf(plain(wanted.trim())))
  const start = at > BEFORE ? at - BEFORE : 0
  const part = [...body.slice(start, start + AROUND)].join("").trim()
  return `${start > 0 ? "…" : ""}${part}${body.length > start + AROUND ? "…" : ""}`
}

/** Letter for letter as long as before, so that places agree. */
const plain = (text: string): string =>
  [...text]
    .map((letter) => {
      const bare = letter
        .normalize("NFD")
        .replace(/\p{Mn}/gu, "")
        .toLowerCase()
      return bare.length === letter.length ? bare : letter
    })
    .join("")

import { z } from "zod"
import { HANDOVER_ROLES, type HandoverRole, type HandoverStatus, type ItemKind } from "@/lib/handover/words"

const Id = z.string().max(100)
const blankIsAbsent = (value: unknown) => (value === "" || value === null ? undefined : value)
const Note = z.string("Write it as text.").trim().max(4_000, "At most 4,000 characters.")

export const DraftHandoverInput = z.strictObject({
  role: z.enum(HANDOVER_ROLES, { error: "Choose whose shift it was." }),
  /** A signed note of mine that this one puts right. */
  correctsId: z.preprocess(blankIsAbsent, Id.optional()),
})
export const EditHandoverInput = z.strictObject({ id: Id, note: Note })
/** `note`: as it stands in the form at that moment; absent: as it was kept. */
export const SignHandoverInput = z.strictObject({ id: Id, note: Note.optional() })
export const HandoverIdInput = z.strictObject({ id: Id })
export const ListHandoversInput = z.strictObject({
  cursor: z.preprocess(blankIsAbsent, z.string().max(200).optional()),
})

/** As it is kept: ids and our own words. Names are read when it is shown, and so go where their patient goes. */
const KeptItem = z.object({
  kind: z.enum(["urgent", "hot", "waiting", "task", "alert"]),
  id: z.string(),
  patientId: z.string().nullable(),
  leadId: z.string().nullable(),
  /** A task's title or an alert's name; null where the patient's name says it. */
  title: z.string().nullable(),
  /** Whether `title` is a colleague's own words. */
  own: z.boolean(),
  dueAt: z.string().nullable(),
  since: z.string().nullable(),
  ownerId: z.string().nullable(),
})
export type KeptItem = z.output<typeof KeptItem>
export const KeptItems = z.object({
  open: z.array(KeptItem),
  done: z.array(z.object({ fact: z.string(), n: z.number() })),
})
export type KeptItems = z.output<typeof KeptItems>

export type HandoverItem = {
  kind: ItemKind
  id: string
  href: string | null
  /** The patient: initials where names are masked. */
  patient: string | null
  title: string | null
  dueAt: string | null
  since: string | null
  owner: string | null
}

export type HandoverRow = {
  id: string
  role: HandoverRole
  status: HandoverStatus
  by: { id: string; name: string }
  startsAt: string
  endsAt: string
  signedAt: string | null
  receivedBy: string | null
  receivedAt: string | null
  open: number
  /** The note this one puts right, and the one that puts it right. */
  corrects: string | null
  correctedBy: string | null
  may: { edit: boolean; receive: boolean; correct: boolean }
}

export type HandoverDetail = HandoverRow & {
  items: HandoverItem[]
  done: { fact: string; n: number }[]
  /** Null where the reader sees no words about patients. */
  note: string | null
}

export type HandoverPage = {
  rows: HandoverRow[]
  nextCursor: string | null
  /** Of which roles I can write one. */
  roles: HandoverRole[]
}

/** For Today: what waits to be received, my own draft, and whether the day ends soon. */
export type HandoverToday = {
  waiting: { id: string; role: HandoverRole; by: string; signedAt: string; open: number }[]
  draft: { id: string; role: HandoverRole } | null
  /** When the clinic closes, while that is near and I have not signed since it opened. */
  closesAt: string | null
  roles: HandoverRole[]
}

import { z } from "zod"
import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import type { EditField } from "@/lib/reruns/schema"

type Data = Record<string, unknown>

type Editable = {
  label: string
  hint: string
  schema: z.ZodType<string>
  /** Whether it is the clinic's own and fits the rest; row-level security hides all others. */
  fits(tx: Tx, value: string, data: Data): Promise<boolean>
}

const Uuid = z.uuid("The id as it stands in an address.")
const text = (value: unknown): string => (typeof value === "string" ? value : "")

/** What of an event a person may change before it is run again, by the event's name. All else stays as it was. */
const EDITABLE: Record<string, Record<string, Editable>> = {
  "message.received": {
    messageId: {
      label: "Message",
      hint: "The id of another message of the same lead.",
      schema: Uuid,
      fits: async (tx, id, data) =>
        (await tx.message.count({ where: { id, leadId: text(data.leadId), direction: "in" } })) > 0,
    },
  },
  "lead.scored": {
    scoreId: {
      label: "Score",
      hint: "The id of another score of the same lead.",
      schema: Uuid,
      fits: async (tx, id, data) => (await tx.score.count({ where: { id, leadId: text(data.leadId) } })) > 0,
    },
  },
}

const fieldsOf = (eventName: string): Record<string, Editable> =>
  Object.hasOwn(EDITABLE, eventName) ? (EDITABLE[eventName] ?? {}) : {}

export async function eventData(tx: Tx, eventId: string): Promise<Data> {
  const [row] = await tx.$queryRaw<{ data: Data }[]>`select data from engine.event where id = ${eventId}`
  return row?.data ?? {}
}

/** The small form of a single run's input. */
export async function editFields(tx: Tx, run: { eventName: string; eventId: string }): Promise<EditField[]> {
  const fields = Object.entries(fieldsOf(run.eventName))
  if (fields.length === 0) return []
  const data = await eventData(tx, run.eventId)
  return fields.map(([name, { label, hint }]) => ({ name, label, hint, value: text(data[name]) }))
}

/** What was changed, checked; null where nothing differs. What is not the clinic's own is not there. */
export async function editedInput(
  tx: Tx,
  run: { eventName: string; eventId: string },
  edited: Record<string, string> | undefined,
): Promise<Record<string, string> | null> {
  const given = Object.entries(edited ?? {})
  if (given.length === 0) return null
  const known = fieldsOf(run.eventName)
  const data = await eventData(tx, run.eventId)
  const changed: Record<string, string> = {}
  for (const [name, value] of given) {
    const field = Object.hasOwn(known, name) ? known[name] : undefined
    if (!field) return fail("invalid_input", { fields: { [`edited.${name}`]: "This cannot be changed." } })
    if (value.trim() === text(data[name])) continue
    const read = field.schema.safeParse(value.trim())
    if (!read.success)
      return fail("invalid_input", {
        fields: { [`edited.${name}`]: read.error.issues[0]?.message ?? "This cannot be used." },
      })
    if (!(await field.fits(tx, read.data, data))) return fail("not_found")
    changed[name] = read.data
  }
  return Object.keys(changed).length > 0 ? changed : null
}

import { Prisma } from "@/lib/generated/prisma/client"

/** Everything by which rows are known to be a person's: ids, gathered once. */
export type Ground = {
  patientIds: string[]
  leadIds: string[]
  /** Addresses that nobody else uses; those that others use too are in `linkedIds` besides. */
  contactIds: string[]
  linkedIds: string[]
  conversationIds: string[]
  messageIds: string[]
  /** What providers call the messages. */
  externalIds: string[]
  eventIds: string[]
  /** Deliveries whose every event is theirs. */
  deliveryIds: string[]
  notificationIds: string[]
  mailIds: string[]
  caseIds: string[]
  linkIds: string[]
  requestIds: string[]
}

export type Kept = { because: "proof" | "law" | "figures"; days: number | null }

export type Place = {
  table: string
  /** What its rows are, as a person reads it. */
  title: string
  whose: (ground: Ground) => Prisma.Sql
  /** The section of an export that holds its rows; absent where nothing of them is handed over. */
  section?: string
  /** Columns that say nothing of a person by themselves: ids, times, the product's own words. */
  plain: string
  /** Columns with something of the person, and what stands in them after an erasure, as SQL. */
  personal?: Readonly<Record<string, string>>
  /** Of these, what an export leaves out: other spellings of what it has, and what is sealed for the product alone. */
  unexported?: string
  /** The rows go whole. */
  goes?: boolean
  /** The rows stay, as shells without what is personal, and why. */
  kept?: Kept
  /** Blanked by a hand of its own, not by the general one: which. */
  by?: string
}

/** A table that holds nothing of a patient, and what it holds instead. */
export type Nobody = { table: string; holds: string; plain: string }

const list = (ids: readonly string[]) => Prisma.sql`${[...ids]}`
export const among = (column: string, ids: readonly string[]): Prisma.Sql =>
  Prisma.sql`${Prisma.raw(`"${column}"`)} = any(${list(ids)}::uuid[])`
export const amongText = (column: string, ids: readonly string[]): Prisma.Sql =>
  Prisma.sql`${Prisma.raw(`"${column}"`)} = any(${list(ids)}::text[])`

export const ofPatient = (ground: Ground): Prisma.Sql => among("patientId", ground.patientIds)
export const ofLead = (ground: Ground): Prisma.Sql => among("leadId", ground.leadIds)
export const ofContact = (ground: Ground): Prisma.Sql => among("contactId", ground.contactIds)
export const ofMessage = (ground: Ground): Prisma.Sql => among("messageId", ground.messageIds)
export const ofConversation = (ground: Ground): Prisma.Sql => among("conversationId", ground.conversationIds)

export const columnsOf = (place: {
  plain: string
  personal?: Readonly<Record<string, string>>
}): string[] => [...place.plain.split(" ").filter(Boolean), ...Object.keys(place.personal ?? {})]

import { z } from "zod"
import { ROLES, type Role } from "@/lib/can"
import { isInstant } from "@/lib/inputs"
import {
  DUE_FILTERS,
  type DueFilter,
  OUTCOMES,
  type Outcome,
  SNOOZES,
  type Snooze,
  TASK_KINDS,
  TASK_TABS,
  type TaskKind,
  type TaskSource,
  type TaskStatus,
} from "@/lib/tasks/words"

const keys = <T extends string>(of: Record<T, string>) => Object.keys(of) as [T, ...T[]]
const Id = z.string().max(100)
const blankIsAbsent = (value: unknown) => (value === "" ? undefined : value)
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(blankIsAbsent, schema.optional())
const sentence = (least: string) =>
  z.string("Say it in a few words.").trim().min(3, least).max(500, "Keep it under 500 characters.")

/** "member:<id>" or "role:coordinator", as one field of a form has it. */
const Owner = z
  .string("Choose who does it.")
  .regex(new RegExp(`^(member:[0-9a-f-]{36}|role:(${ROLES.join("|")}))$`), "Choose who does it.")

/** A date and time as the clinic's wall clock shows it. */
const WallClock = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/, "Give a day and a time.")
  .refine((text) => isInstant(`${text}:00Z`), "Give a day and a time.")

export const TaskIdInput = z.strictObject({ id: Id })
export const CreateTaskInput = z.strictObject({
  /** The form's own: sent twice it is one task. */
  key: z.uuid(),
  kind: z.enum(keys<TaskKind>(TASK_KINDS)).default("other"),
  title: sentence("Say what there is to do."),
  why: optional(z.string().trim().max(500, "Keep it under 500 characters.")),
  owner: Owner,
  due: optional(WallClock),
  leadId: optional(Id),
  patientId: optional(Id),
})
export const AssignTaskInput = z.strictObject({ id: Id, owner: Owner })
export const SnoozeTaskInput = z.strictObject({ id: Id, until: z.enum(keys<Snooze>(SNOOZES)) })
export const ChangeDueInput = z.strictObject({ id: Id, due: optional(WallClock) })
export const FinishTaskInput = z.strictObject({
  id: Id,
  outcome: z.enum(keys<Outcome>(OUTCOMES), "Choose how it ended."),
  words: optional(z.string().trim().max(500, "Keep it under 500 characters.")),
})
export const CancelTaskInput = z.strictObject({ id: Id, reason: sentence("Say why, in a few words.") })

export const TaskFilters = z.strictObject({
  tab: z.enum(TASK_TABS).default("mine"),
  q: optional(z.string().trim().max(100)),
  kind: optional(z.enum(keys<TaskKind>(TASK_KINDS))),
  owner: optional(Owner),
  due: optional(z.enum(keys<DueFilter>(DUE_FILTERS))),
  leadId: optional(Id),
  patientId: optional(Id),
  cursor: optional(z.string().max(400)),
})
export type TaskFilters = z.output<typeof TaskFilters>

export type TaskRow = {
  id: string
  kind: TaskKind
  title: string
  why: string | null
  status: TaskStatus
  dueAt: string | null
  isLate: boolean
  snoozedUntil: string | null
  owner: { id: string; name: string } | null
  ownerRole: Role | null
  isMine: boolean
  /** Initials where the role sees no names; null where it sees no patients. */
  patient: { id: string; name: string } | null
  leadId: string | null
  href: string | null
  source: TaskSource
  outcome: Outcome | null
  finishedAt: string | null
  createdAt: string
  may: { work: boolean; take: boolean; reopen: boolean }
}

export type TaskPage = { rows: TaskRow[]; nextCursor: string | null }

export type TaskStep = { id: string; name: string; by: string; at: string; words: string | null }
/** One task with what happened to it, latest first. */
export type TaskDetail = { task: TaskRow; history: TaskStep[] }

/** Who can be given a task. */
export type TaskOwners = { me: string | null; members: { id: string; name: string }[]; roles: Role[] }

export type TaskCounts = { mine: number; role: number; late: number; today: number }

import { z } from "zod"
import { CHANNEL_KINDS, MOST_MAILBOXES } from "@/lib/alert-channels/rules"

const Id = z.string().max(64)
const Title = z.string().trim().min(1, "Give it a name.").max(80, "Use at most 80 characters.")
const Address = z.string().trim().max(2_000, "It is too long.")
const Secret = z
  .string()
  .trim()
  .regex(/^whsec_[A-Za-z0-9+/]{32,88}={0,2}$/, "It begins with whsec_ and holds 24 bytes or more as base64.")
const AtLeast = z.enum(["critical", "warning"])
const blankIsAbsent = (value: unknown) => (value === "" ? undefined : value)

export const ListChannelsInput = z.strictObject({})
export const CreateChannelInput = z.strictObject({
  /** Of the form: sent twice, one channel is made. */
  key: z.uuid(),
  title: Title,
  kind: z.enum(CHANNEL_KINDS),
  /** Mailboxes by comma, or an incoming webhook's address. */
  address: Address.min(1, "Enter where it is told."),
  /** webhook: absent, Rounds makes one up. */
  secret: z.preprocess(blankIsAbsent, Secret.optional()),
  atLeast: AtLeast,
})
export const ChangeChannelInput = z.strictObject({
  id: Id,
  title: Title,
  atLeast: AtLeast,
  state: z.enum(["on", "off"]),
  /** Blank: as it is. */
  address: z.preprocess(blankIsAbsent, Address.optional()),
  /** webhook: a new one is made up and shown once. */
  newSecret: z.enum(["keep", "new"]).default("keep"),
})
export const RetireChannelInput = z.strictObject({ id: Id })
export const TestChannelInput = z.strictObject({ id: Id, key: z.uuid() })

export const mailboxesOf = (text: string): string[] => [
  ...new Set(text.split(/[,;\s]+/).filter((one) => one.length > 0)),
]
export const Mailboxes = z
  .array(z.email("Enter email addresses, by comma.").max(320))
  .min(1, "Enter an email address.")
  .max(MOST_MAILBOXES, `At most ${MOST_MAILBOXES} mailboxes.`)

export type ChannelRow = {
  id: string
  title: string
  kind: string
  /** The end of its address, to know it by. */
  hint: string
  atLeast: "critical" | "warning"
  isOn: boolean
  /** When the other side last said that it took something. */
  lastProvenAt: string | null
  /** Why the last one did not arrive; null: it did. */
  lastError: string | null
  last: { status: string; title: string; proof: string | null; at: string } | null
}

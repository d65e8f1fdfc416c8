import { hrefWith } from "@/components/url"
import type { ConversationCounts } from "@/lib/conversations/schema"

export const INBOX = "/conversations"

type Words = Record<string, string>

/** The parts of the address that choose what is listed, in the words of the list's route. */
const FIELDS = ["q", "status", "owner", "channel", "only", "sort"] as const

export type View = {
  id: "mine" | "unassigned" | "waiting" | "all" | "snoozed" | "closed"
  label: string
  /** Its number in the answer of the counts. */
  count?: keyof ConversationCounts
  params: Words
}

/** The list's tabs. What they do not name, they take away; search, channel and order stay. */
export const VIEWS: readonly View[] = [
  { id: "mine", label: "Mine", count: "mine", params: { owner: "me" } },
  { id: "unassigned", label: "Unassigned", count: "nobody", params: { owner: "nobody" } },
  { id: "waiting", label: "Waiting", count: "waiting", params: { only: "waiting" } },
  { id: "all", label: "All", count: "all", params: {} },
  { id: "snoozed", label: "Snoozed", count: "snoozed", params: { status: "snoozed" } },
  { id: "closed", label: "Closed", params: { status: "closed" } },
]

export const filtersFrom = (params: URLSearchParams): Words =>
  Object.fromEntries(
    FIELDS.flatMap((name) => {
      const value = params.get(name)?.trim()
      return value ? [[name, value]] : []
    }),
  )

export const viewOf = ({ status, only, owner }: Words): View["id"] => {
  if (status === "snoozed" || status === "closed") return status
  if (only === "waiting") return "waiting"
  return owner === "me" ? "mine" : owner === "nobody" ? "unassigned" : "all"
}

export const viewHref = (view: View, params: string, path: string = INBOX): string =>
  hrefWith(path, params, { owner: null, status: null, only: null, ...view.params })

/** Open ones unless the address says otherwise; a search looks through the others too. */
export const listPath = (filters: Words): string =>
  `/api/conversations?${new URLSearchParams({ ...(!filters.status && !filters.q && { status: "open" }), ...filters })}`

/** A conversation beside the list as it stands. */
export const threadHref = (id: string, params: string): string => hrefWith(`${INBOX}/${id}`, params, {})

/** Which conversation the address shows, or none. */
export const selectedIn = (path: string): string | null =>
  /^\/conversations\/([^/]+)$/.exec(path)?.[1] ?? null

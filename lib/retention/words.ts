export type RetentionClass =
  | "webhook_bodies"
  | "messages"
  | "marketing"
  | "exports"
  | "drafts"
  | "runs"
  | "visits"
  | "logs"
  | "proof"

type Entry = {
  name: string
  what: string
  after: string
  /** Days, unless the clinic chose otherwise. */
  days: number
  /** Within which a clinic may choose; absent: it is the same everywhere. */
  bounds?: { least: number; most: number }
}

/** Every class of data that is kept for a time, and what becomes of it then. */
export const RETENTION: Record<RetentionClass, Entry> = {
  messages: {
    name: "Messages",
    what: "What patients wrote and what was written to them, with files and earlier wordings.",
    after: "The words and files go; that there was a message, when and by which way stays, for reports.",
    days: 365,
    bounds: { least: 30, most: 365 },
  },
  marketing: {
    name: "Marketing data",
    what: "From which campaign or advertisement somebody came, and which campaigns were sent to them.",
    after: "The campaign and the advertisement are forgotten; the enquiry stays.",
    days: 730,
    bounds: { least: 30, most: 730 },
  },
  webhook_bodies: {
    name: "What providers sent, as it came",
    what: "The raw bodies of webhooks, to look at and to process again.",
    after: "The body goes; that it came and what became of it stays.",
    days: 90,
    bounds: { least: 7, most: 90 },
  },
  exports: {
    name: "Copies made for people",
    what: "What was put together when somebody asked for their data.",
    after: "The copy goes; who made and who downloaded it stays.",
    days: 30,
    bounds: { least: 1, most: 30 },
  },
  drafts: {
    name: "Drafts",
    what: "What colleagues began to write and never sent.",
    after: "They go.",
    days: 30,
    bounds: { least: 1, most: 90 },
  },
  visits: {
    name: "What was noted of visits",
    what: "Notes on appointments, what came of them in words, and what patients said of them afterwards.",
    after: "The words go; that there was an appointment, and how it ended, stays for reports.",
    days: 2_555,
  },
  runs: {
    name: "Inputs and outputs of jobs",
    what: "What jobs were given and gave.",
    after: "They go with the job; its numbers stay.",
    days: 30,
  },
  logs: {
    name: "Logs",
    what: "Lines of the software itself; no patient's name or words stand in them.",
    after: "They go.",
    days: 30,
  },
  proof: {
    name: "Consents, appointments and the audit trail",
    what: "What has to be shown if somebody asks: who agreed to what, who did what and why.",
    after: "Kept for as long as the law asks; of an erased person without a name.",
    days: 2_555,
  },
}
export const RETENTION_CLASSES = Object.keys(RETENTION) as RetentionClass[]

/** Those a clinic decides on. */
export const CHOSEN = ["messages", "marketing", "webhook_bodies", "exports", "drafts"] as const
/** And those whose time the law says. */
export const SWEPT = [...CHOSEN, "visits"] as const
export type SweptClass = (typeof SWEPT)[number]

export const RETENTION_SETTING = "retention"
export const PER_BATCH = 500
/** A day's run ends there; what is left goes the next day. */
export const MOST_BATCHES = 40
export const RUNS_SHOWN = 30

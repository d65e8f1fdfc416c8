import { icon } from "@/components/icon"
import { Time } from "@/components/time"
import type { ThreadEntry } from "@/lib/conversations/schema"
import { t } from "@/lib/say"
import { ShortTime } from "../short-time"

const StickyNote = icon("sticky-note")

type Of<E extends ThreadEntry["entry"]> = Extract<ThreadEntry, { entry: E }>

/** For colleagues alone, and looking like it. */
export function NoteLine({ note }: { note: Of<"note"> }) {
  return (
    <li className="mt-3 grid justify-items-end">
      <span className="mb-0.5 inline-flex items-center gap-1 px-1 text-2xs font-medium text-amber">
        <StickyNote aria-hidden="true" className="size-3" />
        {t("Internal note by {name}", { name: note.by })}
      </span>
      <p className="max-w-[min(34rem,88%)] rounded-lg border border-dashed border-amber-line bg-amber-soft px-3 py-2 text-sm [overflow-wrap:anywhere] whitespace-pre-line text-ink">
        <bdi>{note.body}</bdi>
      </p>
      <span className="mt-0.5 px-1 text-2xs text-ink-3">
        {note.mentions.length > 0 &&
          `${t("Told: {names}", { names: note.mentions.map(({ name }) => name).join(", ") })} · `}
        <Time value={note.at} as="clock" />
      </span>
    </li>
  )
}

/** Assigned, snoozed, closed: what happened to the conversation itself. */
export function ChangeLine({ change }: { change: Of<"change"> }) {
  return (
    <li className="mt-3 flex items-center justify-center gap-1.5 text-center text-2xs text-ink-3">
      <span>
        {saidOf(change)}
        {change.until && (
          <>
            {" "}
            <ShortTime value={change.until} />
          </>
        )}
      </span>
      <span aria-hidden="true">·</span>
      <Time value={change.at} as="clock" />
    </li>
  )
}

function saidOf({ change, by, to }: Of<"change">): string {
  const who = { name: by ?? "Rounds", to: to ?? t("nobody") }
  switch (change) {
    case "assigned":
      return to ? t("{name} gave it to {to}", who) : t("{name} gave it back to everybody", who)
    case "snoozed":
      return t("{name} snoozed it until", who)
    case "woken":
      return t("It came back from its snooze")
    case "closed":
      return t("{name} closed it", who)
    case "reopened":
      return by ? t("{name} opened it again", who) : t("It opened again: the person wrote")
    default:
      return `${who.name}: ${change}`
  }
}

export function DayLine({ day }: { day: string }) {
  return (
    <li className="mt-4 mb-1 flex justify-center">
      <span className="rounded-full border border-line bg-surface px-2.5 py-0.5 text-2xs font-medium text-ink-2">
        {day}
      </span>
    </li>
  )
}

"use client"

import { useTimeZone } from "@/components/clock"
import type { ThreadEntry } from "@/lib/conversations/schema"
import { t } from "@/lib/say"
import { longDay, toDate } from "@/lib/time"
import { Bubble, type BubbleActs } from "./bubble"
import { ChangeLine, DayLine, NoteLine } from "./lines"
import { byDay, goesOn, keyOf, type Message } from "./stretches"

type Props = { entries: readonly ThreadEntry[]; acts: BubbleActs; senderOf: (message: Message) => string }

/** What was said, noted and done, by days. */
export function ThreadList({ entries, acts, senderOf }: Props) {
  const zone = useTimeZone()
  if (entries.length === 0)
    return (
      <p className="py-16 text-center text-sm text-ink-3">
        {t("Nothing was written yet. The first message starts the conversation.")}
      </p>
    )
  return (
    <ol aria-label={t("Messages, oldest first")}>
      {byDay(entries, zone).flatMap(({ day, at, entries: ofDay }) => [
        <DayLine key={day} day={longDay(toDate(at), zone)} />,
        ...ofDay.map((entry, n) =>
          entry.entry === "message" ? (
            <Bubble
              key={keyOf(entry)}
              message={entry}
              continues={goesOn(ofDay[n - 1], entry)}
              acts={acts}
              patient={senderOf(entry)}
            />
          ) : entry.entry === "note" ? (
            <NoteLine key={keyOf(entry)} note={entry} />
          ) : (
            <ChangeLine key={keyOf(entry)} change={entry} />
          ),
        ),
      ])}
    </ol>
  )
}

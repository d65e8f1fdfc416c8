"use client"

import { HEARD_WORDS, type HeardShown } from "@/lib/answers/words"
import { PURPOSES } from "@/lib/consents/words"
import { t } from "@/lib/say"

/** What a message was read as, and for what. */
export function HeardNote({ heard: { word, purposes } }: { heard: HeardShown }) {
  const what = purposes.map((one) => t(PURPOSES[one])).join(", ")
  return (
    <span className="mt-0.5 px-1 text-2xs text-ink-2">
      {t(HEARD_WORDS[word])}
      {what && ` · ${what}`}
    </span>
  )
}

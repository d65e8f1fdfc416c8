"use client"

import { useEffect, useRef, useState } from "react"
import { useLive } from "@/components/live"
import type { Present } from "@/lib/conversations/schema"
import { t, tn } from "@/lib/say"
import { present } from "../../actions"

/** Somebody not heard of for twice as long is taken to be gone. */
const EVERY_MS = 20_000

/** Says that one is here, and who else is, so that nobody answers twice. It holds nobody back. */
export function Collision({ id, isWriting }: { id: string; isWriting: boolean }) {
  const [others, setOthers] = useState<readonly Present[]>([])
  const state = isWriting ? "typing" : "viewing"
  const beat = useRef<() => void>(() => {})
  beat.current = () => {
    if (document.visibilityState !== "visible") return
    void present({ id, state })
      .then((heard) => heard.ok && setOthers(heard.value))
      .catch(() => {})
  }
  useEffect(() => {
    beat.current()
    const timer = setInterval(() => beat.current(), EVERY_MS)
    return () => {
      clearInterval(timer)
      void present({ id, state: "gone" }).catch(() => {})
    }
  }, [id])
  // Told apart from the effect above, so that a change of it is not a leaving.
  const told = useRef(state)
  useEffect(() => {
    if (told.current !== state) beat.current()
    told.current = state
  }, [state])
  useLive(["conversation"], (changes) => {
    // Some roles hear that somebody came or went, not where.
    const isHere = (subjectId: string) => subjectId === id || subjectId === ""
    if (changes.some((one) => one.name === "conversation.presence" && isHere(one.subjectId))) beat.current()
  })
  const writer = others.find((one) => one.state === "typing")
  const said = writer
    ? t("{name} is writing…", { name: writer.name })
    : others.length === 1
      ? t("{name} reads this too.", { name: others[0]?.name ?? "" })
      : others.length > 1
        ? tn(others.length, "{n} colleague reads this too.", "{n} colleagues read this too.")
        : ""
  return (
    <p
      role="status"
      className={`px-4 pt-1.5 text-xs empty:hidden ${writer ? "font-medium text-orange" : "text-ink-3"}`}
    >
      {said}
    </p>
  )
}

"use client"

import { useEffect, useState } from "react"
import { leaveFor } from "@/components/leave"
import { MINUTE_MS, nowMs } from "@/lib/time"
import { later } from "../ui/later"
import type { FrameActions } from "./types"

const SessionEnding = later(() => import("./session-ending").then((file) => file.SessionEnding))

const WARN_MS = 2 * MINUTE_MS
/** A timer sleeps with the machine; looking again this often bounds how late it wakes. */
const LOOK_MS = 20_000

/** When the session ends if nothing is done; `isFinal` when its whole life is over and no work prolongs it. */
type End = { at: number; isFinal: boolean }

async function ask(method: "GET" | "POST"): Promise<End> {
  const response = await fetch("/api/session", { method, headers: { accept: "application/json" } })
  if (response.status === 401) return { at: 0, isFinal: true }
  if (!response.ok) throw new Error(`session: ${response.status}`)
  const { idleEndsAt, endsAt } = (await response.json()) as { idleEndsAt: string; endsAt: string }
  return { at: Date.parse(idleEndsAt), isFinal: idleEndsAt === endsAt }
}

/** Warns two minutes before the session ends, and leaves when it has. */
export function SessionWatch({
  idleEndsAt,
  signOut,
}: {
  idleEndsAt: string
  signOut: FrameActions["signOut"]
}) {
  const [end, setEnd] = useState<End>({ at: Date.parse(idleEndsAt), isFinal: false })
  const [isEnding, setEnding] = useState(false)
  const [pending, setPending] = useState(false)

  const heed = (next: End) => {
    if (next.at <= nowMs()) return leaveFor("/sign-in?error=session_ended")
    setEnd(next)
    setEnding(next.at - nowMs() <= WARN_MS)
  }
  useEffect(() => setEnd({ at: Date.parse(idleEndsAt), isFinal: false }), [idleEndsAt])
  useEffect(() => {
    const look = async () => {
      if (nowMs() < end.at - WARN_MS) return
      heed(await ask("GET").catch(() => end))
    }
    const timer = setInterval(look, LOOK_MS)
    window.addEventListener("focus", look)
    return () => {
      clearInterval(timer)
      window.removeEventListener("focus", look)
    }
  })

  const stay = async () => {
    setPending(true)
    heed(await ask("POST").catch(() => end))
    setPending(false)
  }
  if (!isEnding) return null
  return (
    <SessionEnding endsAt={end.at} isFinal={end.isFinal} pending={pending} stay={stay} signOut={signOut} />
  )
}

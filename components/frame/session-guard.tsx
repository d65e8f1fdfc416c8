"use client"

import { useEffect, useState } from "react"
import { MINUTE_MS, nowMs } from "@/lib/time"
import { Countdown } from "../time"
import { Button } from "../ui/button"
import { Dialog, DialogContent } from "../ui/dialog"
import { useAction } from "../use-action"
import type { FrameActions } from "./types"

const WARN_MS = 2 * MINUTE_MS
/** A timer sleeps with the machine; looking again this often bounds how late it wakes. */
const LOOK_MS = 20_000

async function ask(method: "GET" | "POST"): Promise<number> {
  const response = await fetch("/api/session", { method, headers: { accept: "application/json" } })
  if (response.status === 401) return 0
  if (!response.ok) throw new Error(`session: ${response.status}`)
  const { idleEndsAt } = (await response.json()) as { idleEndsAt: string }
  return Date.parse(idleEndsAt)
}

/** Warns two minutes before the session ends for want of work, and leaves when it has. */
export function SessionGuard({
  idleEndsAt,
  signOut,
}: {
  idleEndsAt: string
  signOut: FrameActions["signOut"]
}) {
  const [endsAt, setEndsAt] = useState(() => Date.parse(idleEndsAt))
  const [isEnding, setEnding] = useState(false)
  const leave = useAction(signOut, { loud: true, onDone: () => window.location.assign("/sign-in") })
  const [pending, setPending] = useState(false)

  useEffect(() => setEndsAt(Date.parse(idleEndsAt)), [idleEndsAt])
  useEffect(() => {
    const look = async () => {
      if (nowMs() < endsAt - WARN_MS) return
      const ends = await ask("GET").catch(() => endsAt)
      if (ends <= nowMs()) return window.location.assign("/sign-in?error=session_ended")
      setEndsAt(ends)
      setEnding(ends - nowMs() <= WARN_MS)
    }
    const timer = setInterval(look, LOOK_MS)
    window.addEventListener("focus", look)
    return () => {
      clearInterval(timer)
      window.removeEventListener("focus", look)
    }
  }, [endsAt])

  const stay = async () => {
    setPending(true)
    const ends = await ask("POST").catch(() => endsAt)
    setPending(false)
    setEndsAt(ends)
    setEnding(ends - nowMs() <= WARN_MS)
  }
  return (
    <Dialog open={isEnding} onOpenChange={(open) => !open && stay()}>
      <DialogContent
        title="Still there?"
        description="Nothing was done here for a while. You will be signed out, so that nobody else reads on."
        size="sm"
        footer={
          <>
            <Button variant="ghost" onClick={() => leave.send({})}>
              Sign out
            </Button>
            <Button variant="primary" pending={pending} onClick={stay}>
              Stay signed in
            </Button>
          </>
        }
      >
        <Countdown due={endsAt} urgentMs={WARN_MS} className="text-lg" />
      </DialogContent>
    </Dialog>
  )
}

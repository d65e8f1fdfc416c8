"use client"

import { useEffect, useState } from "react"
import type { Verdict } from "@/lib/audit/schema"

type Result = { verdict: Verdict; at: string }
type Told = { checked: number; total: number } | Result

/** Follows `/api/audit/verify`: how far it came, and at the end what it found. Leaving ends it. */
export function useVerification() {
  const [progress, setProgress] = useState({ checked: 0, total: 0 })
  const [result, setResult] = useState<Result | null>(null)
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    const leave = new AbortController()
    follow(leave.signal, (told) => ("verdict" in told ? setResult(told) : setProgress(told))).catch(() => {
      if (!leave.signal.aborted) setFailed(true)
    })
    return () => leave.abort()
  }, [])
  return { progress, result, failed }
}

async function follow(signal: AbortSignal, tell: (told: Told) => void): Promise<void> {
  const response = await fetch("/api/audit/verify", { signal })
  if (!response.ok || !response.body) throw new Error(String(response.status))
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  let ended = false
  for (let rest = ""; ; ) {
    const { done, value } = await reader.read()
    if (done) break
    const lines = (rest + value).split("\n")
    rest = lines.pop() ?? ""
    for (const line of lines.filter(Boolean)) {
      const told = JSON.parse(line) as Told
      ended ||= "verdict" in told
      tell(told)
    }
  }
  if (!ended) throw new Error("ended early")
}

"use client"

import { useEffect, useRef } from "react"
import { say } from "@/components/announcer"

/** Reads out what the eyes see change: the phase that runs, and the end. */
export function TellChanges({ text }: { text: string }): null {
  const said = useRef(text)
  useEffect(() => {
    if (said.current === text) return
    said.current = text
    say(text)
  }, [text])
  return null
}

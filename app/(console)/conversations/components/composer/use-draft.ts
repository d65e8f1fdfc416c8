"use client"

import { useEffect, useRef, useState } from "react"
import { useTypedEarly } from "@/components/typed-early"
import { saveDraft } from "../../actions"

const TYPING_MS = 500

/** What was typed and not saved yet, for as long as the console is open: walking to another conversation loses nothing. */
const unsaved = new Map<string, string>()

type Saving = "saved" | "saving" | "failed"

/**
 * Words begun for a conversation: kept on the server a moment after typing, and tried again until they are. They stand in
 * the box `boxId`, and were perhaps begun there before the page moved.
 */
export function useDraft(id: string, kept: string, boxId: string) {
  const [body, setBody] = useState(() => unsaved.get(id) ?? kept)
  const [saving, setSaving] = useState<Saving>("saved")
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const latest = useRef({ id, body, saved: kept })
  latest.current.body = body

  const save = async () => {
    clearTimeout(timer.current)
    const { body: now, saved } = latest.current
    if (now === saved) return setSaving("saved")
    setSaving("saving")
    const state = await saveDraft({ id, body: now }).catch(() => null)
    if (!state?.ok) {
      setSaving("failed")
      timer.current = setTimeout(() => void save(), 5_000)
      return
    }
    latest.current.saved = now
    if (latest.current.body !== now) return void save()
    unsaved.delete(id)
    setSaving("saved")
  }
  const write = (next: string) => {
    setBody(next)
    latest.current.body = next
    unsaved.set(id, next)
    setSaving((now) => (now === "saved" ? "saving" : now))
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void save(), TYPING_MS)
  }
  // The server drops a draft with the message that was made of it.
  const sent = () => {
    clearTimeout(timer.current)
    unsaved.delete(id)
    latest.current = { id, body: "", saved: "" }
    setBody("")
    setSaving("saved")
  }
  useTypedEarly(boxId, body, write)
  const saveRef = useRef(save)
  saveRef.current = save
  useEffect(() => {
    const leave = () => document.visibilityState === "hidden" && void saveRef.current()
    document.addEventListener("visibilitychange", leave)
    return () => {
      document.removeEventListener("visibilitychange", leave)
      void saveRef.current()
    }
  }, [])
  return { body, write, sent, saving, save }
}

"use client"

import { useState, useSyncExternalStore } from "react"
import { later } from "./later"
import { toastStore } from "./toast-store"

const Notices = later(() => import("./toast-notices").then((file) => file.Notices))

/** Stands once, in the providers. Readers hear what comes up in it. */
export function Toaster() {
  const toasts = useSyncExternalStore(toastStore.subscribe, toastStore.read, toastStore.readOnServer)
  const [held, setHeld] = useState(false)
  return (
    <section
      aria-label="Notices"
      aria-live="polite"
      className="pointer-events-none fixed inset-x-3 bottom-18 z-[60] grid justify-items-center gap-2 sm:right-4 sm:bottom-4 sm:left-auto sm:justify-items-end"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {toasts.length > 0 && <Notices toasts={toasts} held={held} />}
    </section>
  )
}

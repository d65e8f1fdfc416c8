"use client"

import { useState, useSyncExternalStore } from "react"
import { t } from "@/lib/say"
import { later } from "./later"
import { toastStore } from "./toast-store"

const Notices = later(() => import("./toast-notices").then((file) => file.Notices))

/** Stands once, in the providers. Readers hear what comes up in it. */
export function Toaster() {
  const toasts = useSyncExternalStore(toastStore.subscribe, toastStore.read, toastStore.readOnServer)
  // Beside the navigation: on the right it would lie over the buttons of a side panel, and held there by the pointer, stay.
  const [held, setHeld] = useState(false)
  return (
    <section
      aria-label={t("Notices")}
      aria-live="polite"
      className="pointer-events-none fixed inset-x-3 bottom-18 z-[60] grid justify-items-center gap-2 md:right-auto md:bottom-4 md:left-18 md:w-96 md:justify-items-start lg:left-58"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {toasts.length > 0 && <Notices toasts={toasts} held={held} />}
    </section>
  )
}

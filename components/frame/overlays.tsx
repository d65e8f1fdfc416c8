"use client"

import dynamic from "next/dynamic"
import { useRouter } from "next/navigation"
import { useCallback, useEffect, useState } from "react"
import type { Role } from "@/lib/can"
import { useHotkeys } from "../hotkeys"
import { navFor } from "../nav-items"
import { onOpen } from "./open"

const CommandMenu = dynamic(() => import("../command-menu").then((file) => file.CommandMenu), { ssr: false })
const Shortcuts = dynamic(() => import("./shortcuts").then((file) => file.Shortcuts), { ssr: false })

/** The keys that work on every page, and what they open; its code comes with the first press. */
export function Overlays({ roles }: { roles: readonly Role[] }) {
  const router = useRouter()
  const [open, setOpen] = useState<"commands" | "shortcuts" | null>(null)
  const [wasOpen, setWasOpen] = useState<ReadonlySet<string>>(new Set())
  const show = useCallback((which: "commands" | "shortcuts") => {
    setWasOpen((before) => new Set(before).add(which))
    setOpen(which)
  }, [])
  const places = navFor(roles).flatMap((group) => group.items)
  useHotkeys({
    "mod+k": () => (open === "commands" ? setOpen(null) : show("commands")),
    "?": () => show("shortcuts"),
    "/": () => focusSearch() || show("commands"),
    ...Object.fromEntries(places.map((item) => [item.keys, () => router.push(item.href)])),
  })
  useEffect(
    () =>
      onOpen(
        () => show("commands"),
        () => show("shortcuts"),
      ),
    [show],
  )
  const set = (which: "commands" | "shortcuts") => (isOpen: boolean) => (isOpen ? show(which) : setOpen(null))
  return (
    <>
      {wasOpen.has("commands") && (
        <CommandMenu roles={roles} open={open === "commands"} onOpenChange={set("commands")} />
      )}
      {wasOpen.has("shortcuts") && (
        <Shortcuts roles={roles} open={open === "shortcuts"} onOpenChange={set("shortcuts")} />
      )}
    </>
  )
}

/** The page's own search field, where it has one. */
function focusSearch(): boolean {
  const field = document.querySelector<HTMLInputElement>('main input[type="search"]')
  field?.focus()
  field?.select()
  return field !== null
}

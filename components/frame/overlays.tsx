"use client"

import { useRouter } from "next/navigation"
import { useCallback, useEffect, useState } from "react"
import { useHotkeys } from "../hotkeys"
import { itemsOf } from "../nav-items"
import { later } from "../ui/later"
import { onOpen } from "./open"

const CommandMenu = later(() => import("../command-menu").then((file) => file.CommandMenu))
const Shortcuts = later(() => import("./shortcuts").then((file) => file.Shortcuts))

/** The keys that work on every page, and what they open; its code comes with the first press. */
export function Overlays({ places }: { places: readonly string[] }) {
  const router = useRouter()
  const [open, setOpen] = useState<"commands" | "shortcuts" | null>(null)
  const [wasOpen, setWasOpen] = useState<ReadonlySet<string>>(new Set())
  const show = useCallback((which: "commands" | "shortcuts") => {
    setWasOpen((before) => new Set(before).add(which))
    setOpen(which)
  }, [])
  useHotkeys({
    "mod+k": () => (open === "commands" ? setOpen(null) : show("commands")),
    "?": () => show("shortcuts"),
    "/": () => focusSearch() || show("commands"),
    ...Object.fromEntries(itemsOf(places).map((item) => [item.keys, () => router.push(item.href)])),
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
        <CommandMenu places={places} open={open === "commands"} onOpenChange={set("commands")} />
      )}
      {wasOpen.has("shortcuts") && (
        <Shortcuts places={places} open={open === "shortcuts"} onOpenChange={set("shortcuts")} />
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

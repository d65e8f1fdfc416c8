"use client"

import { type ComponentProps, useEffect, useState } from "react"
import { MINUTE_MS } from "@/lib/time"
import { later } from "../ui/later"
import type { SessionWatch } from "./session-watch"

const Watch = later(() => import("./session-watch").then((file) => file.SessionWatch))

/** No session ends in its first minute: what watches over its end can come after the page. */
export function SessionGuard(props: ComponentProps<typeof SessionWatch>) {
  const [isDue, setDue] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setDue(true), MINUTE_MS)
    return () => clearTimeout(timer)
  }, [])
  return isDue ? <Watch {...props} /> : null
}

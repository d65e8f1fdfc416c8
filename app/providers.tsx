"use client"

import { QueryClientProvider } from "@tanstack/react-query"
import { type ReactNode, useEffect, useState } from "react"
import { Toaster } from "@/components/ui/toast"
import { makeQueryClient } from "@/lib/web/query-client"

/** Dialogs lock scrolling through a style element of their own; this is where their library looks for the nonce. */
type NonceHolder = { __webpack_nonce__?: string }

export function Providers({ nonce, children }: { nonce?: string; children: ReactNode }) {
  const [client] = useState(() => {
    if (typeof window !== "undefined" && nonce) (globalThis as NonceHolder).__webpack_nonce__ = nonce
    return makeQueryClient()
  })
  useEffect(() => {
    if (process.env.NODE_ENV !== "production" || !("serviceWorker" in navigator)) return
    navigator.serviceWorker.register("/service-worker.js").catch(() => {})
  }, [])
  return (
    <QueryClientProvider client={client}>
      {children}
      <Toaster />
    </QueryClientProvider>
  )
}

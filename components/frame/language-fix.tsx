"use client"

import { useEffect } from "react"
import type { Language } from "@/lib/say"

/** The browser speaks another language than the member chose: it is told once, and the page drawn anew. */
export function LanguageFix({ language }: { language: Language }) {
  useEffect(() => {
    // biome-ignore lint/suspicious/noDocumentCookie: the page is drawn again at once, and must be drawn by it
    document.cookie = `language=${language}; path=/; max-age=31536000; samesite=lax`
    // Where cookies are refused it stays as it is: no end of loading.
    if (document.cookie.includes(`language=${language}`)) window.location.reload()
  }, [language])
  return null
}

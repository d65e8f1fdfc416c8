"use client"

import { language, t } from "@/lib/say"
import "./globals.css"

/** The last net, when even the layout fails. Its way out is a link, so it works without scripts too. */
export default function GlobalError({ error }: { error: unknown }) {
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : undefined
  return (
    <html lang={language()}>
      <head>
        <title>{t("Something failed · Rounds")}</title>
      </head>
      <body>
        <main className="grid min-h-dvh place-content-center justify-items-center gap-2 bg-surface p-6 text-center">
          <h1 className="text-lg font-semibold">{t("Rounds could not be shown")}</h1>
          <p className="max-w-sm text-ink-2">
            {t("Something failed on our side. Nothing was lost: messages keep coming in and work goes on.")}
          </p>
          {digest && (
            <p className="font-mono text-2xs text-ink-3">
              {t("Request")} {digest}
            </p>
          )}
          {/* biome-ignore lint/a11y/useValidAnchor: an empty address is this page again */}
          <a href="" className="mt-3 rounded-md bg-accent px-3 py-1.5 font-medium text-accent-ink">
            {t("Try again")}
          </a>
        </main>
      </body>
    </html>
  )
}

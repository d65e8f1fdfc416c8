"use client"

import { t } from "@/lib/say"

/**
 * What an error boundary shows. The digest is the id under which the server logged the cause.
 * It imports next to nothing: the boundary's code is sent with every page, and must work when the rest does not.
 */
export function Failure({ error, retry }: { error: unknown; retry: () => void }) {
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : undefined
  return (
    <div role="alert" className="grid justify-items-center gap-1.5 px-6 py-16 text-center">
      <h1 className="text-base font-semibold">{t("This page could not be shown")}</h1>
      <p className="max-w-sm text-balance text-ink-2">
        {t(
          "Something failed on our side. Nothing was lost: what you saved before stays, and messages keep coming in.",
        )}
      </p>
      {digest && (
        <p className="font-mono text-2xs text-ink-3">
          {t("Request")} <span className="select-all">{digest}</span>
        </p>
      )}
      <div className="mt-3 flex items-center gap-4">
        <button
          type="button"
          onClick={retry}
          className="h-8 rounded-md bg-accent px-3 font-medium text-accent-ink hover:bg-accent-strong"
        >
          {t("Try again")}
        </button>
        <a href="/" className="font-medium text-accent hover:underline">
          {t("Go to Today")}
        </a>
      </div>
    </div>
  )
}

"use client"

import { useState } from "react"
import { later } from "@/components/ui/later"
import { t } from "@/lib/say"

const PromptShown = later(() => import("./prompt-shown").then((file) => file.PromptShown))

/** The wording a model was asked by, read when somebody wants it. */
export function ShowPrompt({ version }: { version: string }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        className="underline decoration-line-strong underline-offset-3 hover:text-ink"
        onClick={() => setOpen(true)}
      >
        {t("asked by {version}", { version })}
      </button>
      {isOpen && <PromptShown version={version} onClose={() => setOpen(false)} />}
    </>
  )
}

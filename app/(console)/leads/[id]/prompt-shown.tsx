"use client"

import { useEffect, useRef, useState } from "react"
import { Time } from "@/components/time"
import { Dialog, DialogContent } from "@/components/ui/dialog"
import { useAction } from "@/components/use-action"
import { t } from "@/lib/say"
import { showPrompt } from "./model-actions"

export function PromptShown({ version, onClose }: { version: string; onClose: () => void }) {
  const [prompt, setPrompt] = useState<{ text: string; since: string } | null>(null)
  const read = useAction(showPrompt, { onDone: setPrompt })
  const send = useRef(read.send)
  useEffect(() => {
    send.current({ version })
  }, [version])
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent
        title={t("What the model was asked")}
        description={t("Version {version}. The patient's messages follow it as data.", { version })}
        size="lg"
      >
        {read.failure && <p className="text-sm text-red">{read.failure.sentence}</p>}
        {!prompt && !read.failure && <p className="text-sm text-ink-3">{t("Loading…")}</p>}
        {prompt && (
          <>
            <p className="mb-2 text-xs text-ink-3">
              {t("First used")} <Time value={prompt.since} />
            </p>
            <pre className="max-h-[60vh] overflow-auto rounded-md border border-line bg-sunken p-3 font-mono text-xs whitespace-pre-wrap">
              {prompt.text}
            </pre>
          </>
        )}
      </DialogContent>
    </Dialog>
  )
}

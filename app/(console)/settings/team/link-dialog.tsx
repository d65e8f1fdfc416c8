"use client"

import { Button } from "@/components/ui/button"
import { CopyButton } from "@/components/ui/copy-button"
import { Dialog, DialogContent } from "@/components/ui/dialog"
import { t } from "@/lib/say"
import type { ShownLink } from "./use-link-once"

/** A link nobody can be shown again. */
export function LinkDialog({ shown, close }: { shown: ShownLink; close: () => void }) {
  return (
    <Dialog open onOpenChange={(open) => !open && close()}>
      <DialogContent
        title={shown.title}
        description={shown.description}
        footer={
          <Button variant="primary" onClick={close}>
            {t("Done")}
          </Button>
        }
      >
        <div className="flex items-center gap-2 rounded-md border border-line bg-sunken py-1.5 pr-1.5 pl-3">
          <input
            readOnly
            aria-label={t("Link")}
            value={shown.url}
            onFocus={(event) => event.currentTarget.select()}
            className="min-w-0 grow bg-transparent font-mono text-xs text-ink"
          />
          <CopyButton text={shown.url} label={t("Copy the link")} />
        </div>
        <p className="mt-3 text-xs text-ink-3">
          {t(
            "Rounds sends no mail here: hand it over yourself, in person or by a way you trust. It is kept nowhere and cannot be shown again; a new one can be made at any time.",
          )}
        </p>
      </DialogContent>
    </Dialog>
  )
}

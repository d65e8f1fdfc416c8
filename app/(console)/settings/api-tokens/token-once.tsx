"use client"

import { Button } from "@/components/ui/button"
import { CopyButton } from "@/components/ui/copy-button"
import { Dialog, DialogContent } from "@/components/ui/dialog"
import { t } from "@/lib/say"

/** The token, shown this once. */
export function TokenOnce({ token, close }: { token: string; close: () => void }) {
  return (
    <Dialog open onOpenChange={(open) => !open && close()}>
      <DialogContent
        title={t("Copy the token now")}
        description={t("It is shown this once. Rounds keeps a fingerprint of it and cannot show it again.")}
        footer={
          <Button variant="primary" onClick={close}>
            {t("Done")}
          </Button>
        }
      >
        <div className="flex items-start gap-2 rounded-md border border-line bg-sunken px-3 py-2">
          <code className="min-w-0 grow font-mono text-xs [overflow-wrap:anywhere] select-all">{token}</code>
          <CopyButton text={token} label={t("Copy the token")} />
        </div>
      </DialogContent>
    </Dialog>
  )
}

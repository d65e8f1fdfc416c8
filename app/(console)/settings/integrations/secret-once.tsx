"use client"

import { CopyButton } from "@/components/ui/copy-button"
import { Dialog, DialogContent } from "@/components/ui/dialog"
import { t } from "@/lib/say"

type Props = { secret: string | null; url?: string; onClose: () => void }

/** A secret that Rounds made up, shown this once. Where the address ends in it, the whole address. */
export function SecretOnce({ secret, url, onClose }: Props) {
  const text = secret && url ? `${url}/${secret}` : secret
  return (
    <Dialog open={text !== null} onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title={url ? t("Enter this address at the provider") : t("Enter this secret at the provider")}
        description={t("It is shown this once. Rounds keeps it sealed and cannot show it again.")}
      >
        {text && (
          <div className="flex items-start gap-2 rounded-md border border-line bg-sunken px-3 py-2">
            <code className="min-w-0 grow font-mono text-xs [overflow-wrap:anywhere] select-all">{text}</code>
            <CopyButton text={text} label={url ? t("Copy the address") : t("Copy the secret")} />
          </div>
        )}
      </DialogContent>
    </Dialog>
  )
}

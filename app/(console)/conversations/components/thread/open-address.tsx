"use client"

import { Button, buttonClass } from "@/components/ui/button"
import { Dialog, DialogClose, DialogContent } from "@/components/ui/dialog"
import { t } from "@/lib/say"
import { hostOf } from "./addresses-in"

/** Where an address in a message leads, before anybody goes there. */
export function OpenAddress({ address, close }: { address: string; close: () => void }) {
  const host = hostOf(address)
  return (
    <Dialog open onOpenChange={(open) => !open && close()}>
      <DialogContent
        title={host ? t("Open {host}?", { host }) : t("This address leads nowhere")}
        description={t("A patient sent it. Rounds has not looked at what is there.")}
        footer={
          <>
            <DialogClose asChild>
              <Button variant="ghost">{t("Stay here")}</Button>
            </DialogClose>
            {host && (
              <a
                href={address}
                target="_blank"
                rel="noopener noreferrer nofollow"
                referrerPolicy="no-referrer"
                onClick={close}
                className={buttonClass()}
              >
                {t("Open in a new tab")}
              </a>
            )}
          </>
        }
      >
        <p className="rounded-md border border-line bg-sunken px-3 py-2 font-mono text-xs [overflow-wrap:anywhere]">
          <bdi>{address}</bdi>
        </p>
      </DialogContent>
    </Dialog>
  )
}

"use client"

import { Button, buttonClass } from "@/components/ui/button"
import { CopyButton } from "@/components/ui/copy-button"
import { Dialog, DialogContent } from "@/components/ui/dialog"
import { t } from "@/lib/say"

/** The address, once: it is kept nowhere. */
export function AddressDialog({ url, close }: { url: string; close: () => void }) {
  return (
    <Dialog open onOpenChange={(open) => !open && close()}>
      <DialogContent
        title={t("The calendar’s address")}
        description={t(
          "It is shown this once. Add it as a calendar to subscribe to, not as a file to import.",
        )}
        footer={
          <>
            <a href={url.replace(/^https?:/, "webcal:")} className={buttonClass({ variant: "secondary" })}>
              {t("Open in this device’s calendar")}
            </a>
            <Button variant="primary" onClick={close}>
              {t("Done")}
            </Button>
          </>
        }
      >
        <div className="flex items-center gap-2 rounded-md border border-line bg-sunken py-1.5 pr-1.5 pl-3">
          <input
            readOnly
            aria-label={t("Address")}
            value={url}
            onFocus={(event) => event.currentTarget.select()}
            className="min-w-0 grow bg-transparent font-mono text-xs text-ink"
          />
          <CopyButton text={url} label={t("Copy the address")} />
        </div>
        <ul className="mt-4 grid gap-1 text-xs text-ink-2">
          <li>{t("iPhone: Calendars, Add Calendar, Add Subscription Calendar.")}</li>
          <li>{t("Google Calendar: Other calendars, From URL.")}</li>
          <li>{t("Outlook: Add calendar, Subscribe from web.")}</li>
        </ul>
      </DialogContent>
    </Dialog>
  )
}

"use client"

import { useRouter } from "next/navigation"
import { useState } from "react"
import { ActionDialog } from "@/components/action-dialog"
import { icon } from "@/components/icon"
import { newKey } from "@/components/new-key"
import { Button } from "@/components/ui/button"
import { later } from "@/components/ui/later"
import type { FeedList } from "@/lib/calendar-feeds/schema"
import { t } from "@/lib/say"
import { make } from "./actions"
import { FeedFields } from "./feed-fields"

const Plus = icon("plus")
const AddressDialog = later(() => import("./address-dialog").then((file) => file.AddressDialog))

export function NewFeed(choices: Pick<FeedList, "practitioners" | "rooms" | "may">) {
  const router = useRouter()
  const [key, setKey] = useState("")
  const [url, setUrl] = useState<string | null>(null)
  return (
    <>
      <ActionDialog
        open={key !== ""}
        onOpenChange={(open) => setKey(open ? newKey() : "")}
        trigger={
          <Button variant="primary" icon={<Plus aria-hidden="true" />}>
            {t("New calendar")}
          </Button>
        }
        title={t("New calendar")}
        description={t("Whoever has the address reads along, without signing in, until you revoke it.")}
        action={make}
        hidden={{ key }}
        confirm={t("Make the address")}
        done={t("Made.")}
        onDone={(made) => setUrl(made.url)}
      >
        {(errors) => <FeedFields errors={errors} {...choices} />}
      </ActionDialog>
      {url && (
        <AddressDialog
          url={url}
          close={() => {
            setUrl(null)
            router.refresh()
          }}
        />
      )}
    </>
  )
}

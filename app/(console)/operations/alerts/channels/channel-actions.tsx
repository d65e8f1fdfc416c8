"use client"

import { useState } from "react"
import { ActionDialog } from "@/components/action-dialog"
import { icon } from "@/components/icon"
import { newKey } from "@/components/new-key"
import { Button } from "@/components/ui/button"
import { IconButton } from "@/components/ui/icon-button"
import { later } from "@/components/ui/later"
import { Menu } from "@/components/ui/menu"
import { useAction } from "@/components/use-action"
import type { ChannelRow } from "@/lib/alert-channels/schema"
import { t } from "@/lib/say"
import { changeChannel, retireChannel, testChannel } from "../actions"

const ChangeFields = later(() => import("./change-fields").then((file) => file.ChangeFields))
const SecretShown = later(() =>
  import("../../../settings/integrations/secret-once").then((file) => file.SecretOnce),
)
const Ellipsis = icon("ellipsis")

type Open = "change" | "retire" | null

export function ChannelActions({ channel, mayChange }: { channel: ChannelRow; mayChange: boolean }) {
  const [open, setOpen] = useState<Open>(null)
  const [secret, setSecret] = useState<string | null>(null)
  const { id, kind } = channel
  const title = kind === "console" ? t("The console") : channel.title
  const test = useAction(testChannel, {
    done: t("A test is on its way: what comes of it stands here in a moment."),
    loud: true,
  })
  const dialog = (name: Open) => ({
    open: open === name,
    onOpenChange: (next: boolean) => setOpen(next ? name : null),
  })
  return (
    <div className="flex gap-1">
      <Button
        size="sm"
        pending={test.pending}
        onClick={() => test.send({ id, key: newKey() })}
        aria-label={t("Send a test: {name}", { name: title })}
      >
        {t("Send a test")}
      </Button>
      {mayChange && (
        <Menu
          trigger={
            <IconButton
              size="sm"
              label={t("Actions for {name}", { name: title })}
              icon={<Ellipsis aria-hidden="true" />}
            />
          }
          items={[
            { id: "change", label: t("Change…"), onSelect: () => setOpen("change") },
            ...(kind === "console"
              ? []
              : [{ id: "retire", label: t("Remove…"), danger: true, onSelect: () => setOpen("retire") }]),
          ]}
        />
      )}
      <ActionDialog
        {...dialog("change")}
        title={t("Change {name}", { name: title })}
        action={changeChannel}
        hidden={{ id }}
        confirm={t("Save")}
        done={t("The channel is changed")}
        onDone={(done) => setSecret(done.secret)}
      >
        {(errors) => <ChangeFields channel={channel} errors={errors} />}
      </ActionDialog>
      <ActionDialog
        {...dialog("retire")}
        title={t("Remove {name}", { name: title })}
        description={t(
          "Nothing is told through it any more, and its address is forgotten. What was told stays listed.",
        )}
        action={retireChannel}
        hidden={{ id }}
        confirm={t("Remove")}
        danger
        done={t("The channel is removed")}
      />
      {secret && <SecretShown secret={secret} onClose={() => setSecret(null)} />}
    </div>
  )
}

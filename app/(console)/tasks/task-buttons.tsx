"use client"

import { useState } from "react"
import { icon } from "@/components/icon"
import { Button } from "@/components/ui/button"
import { IconButton } from "@/components/ui/icon-button"
import { Menu } from "@/components/ui/menu"
import { useAction } from "@/components/use-action"
import { t } from "@/lib/say"
import type { TaskOwners, TaskRow } from "@/lib/tasks/schema"
import { reopen, take } from "./actions"
import { type Deed, TaskDialog } from "./task-dialogs"

const CircleCheck = icon("circle-check")
const Ellipsis = icon("ellipsis")
const Hand = icon("hand")

export function TaskButtons({ task, owners }: { task: TaskRow; owners: TaskOwners }) {
  const [deed, setDeed] = useState<Deed | null>(null)
  const taking = useAction(take, { done: t("It is yours."), loud: true })
  const reopening = useAction(reopen, { done: t("Open again."), loud: true })
  const { may } = task
  if (may.reopen)
    return (
      <Button pending={reopening.pending} onClick={() => reopening.send({ id: task.id })}>
        {t("Take it up again")}
      </Button>
    )
  if (!may.work) return null
  return (
    <>
      <Menu
        trigger={<IconButton label={t("More to do")} icon={<Ellipsis />} />}
        items={[
          { id: "assign", label: t("Give to somebody…"), onSelect: () => setDeed("assign") },
          { id: "snooze", label: t("Put off…"), onSelect: () => setDeed("snooze") },
          { id: "due", label: t("Change when it is due…"), onSelect: () => setDeed("due") },
          { id: "cancel", label: t("Cancel…"), danger: true, onSelect: () => setDeed("cancel") },
        ]}
      />
      {may.take && (
        <Button icon={<Hand />} pending={taking.pending} onClick={() => taking.send({ id: task.id })}>
          {t("I take it")}
        </Button>
      )}
      <Button variant="primary" icon={<CircleCheck />} onClick={() => setDeed("finish")}>
        {t("Finish")}
      </Button>
      {deed && (
        <TaskDialog
          key={deed}
          task={task}
          deed={deed}
          owners={owners}
          onOpenChange={(open) => !open && setDeed(null)}
        />
      )}
    </>
  )
}

"use client"

import { ActionDialog } from "@/components/action-dialog"
import { icon } from "@/components/icon"
import { Button } from "@/components/ui/button"
import { IconButton } from "@/components/ui/icon-button"
import { useAction } from "@/components/use-action"
import type { Colleague } from "@/lib/leads/schema"
import type { RuleRow } from "@/lib/routing/schema"
import { t } from "@/lib/say"
import { move, pause, remove } from "./actions"
import { RuleDialog } from "./rule-dialog"

const ArrowUp = icon("arrow-up")
const ArrowDown = icon("arrow-down")

type Props = { rule: RuleRow; colleagues: readonly Colleague[]; isFirst: boolean; isLast: boolean }

export function RuleActions({ rule, colleagues, isFirst, isLast }: Props) {
  const moving = useAction(move, { loud: true })
  const pausing = useAction(pause, { loud: true, done: rule.active ? t("Paused.") : t("In force again.") })
  const { id, name, active } = rule
  return (
    <span className="flex flex-wrap items-center gap-1">
      <IconButton
        label={t("Move up: {name}", { name })}
        icon={<ArrowUp aria-hidden="true" />}
        disabled={isFirst || moving.pending}
        onClick={() => moving.send({ id, to: "up" })}
      />
      <IconButton
        label={t("Move down: {name}", { name })}
        icon={<ArrowDown aria-hidden="true" />}
        disabled={isLast || moving.pending}
        onClick={() => moving.send({ id, to: "down" })}
      />
      <Button
        size="sm"
        variant="ghost"
        pending={pausing.pending}
        aria-label={`${active ? t("Pause") : t("Resume")}: ${name}`}
        onClick={() => pausing.send({ id, active: !active })}
      >
        {active ? t("Pause") : t("Resume")}
      </Button>
      <RuleDialog rule={rule} colleagues={colleagues} />
      <ActionDialog
        trigger={
          <Button size="sm" variant="ghost" aria-label={`${t("Remove")}: ${name}`}>
            {t("Remove")}
          </Button>
        }
        title={t("Remove this rule?")}
        description={t("“{name}” decides nothing any more. What it decided stays on record.", { name })}
        action={remove}
        hidden={{ id }}
        confirm={t("Remove")}
        danger
        done={t("Removed.")}
      />
    </span>
  )
}

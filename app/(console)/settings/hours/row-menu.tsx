"use client"

import { icon } from "@/components/icon"
import { IconButton } from "@/components/ui/icon-button"
import { Menu } from "@/components/ui/menu"
import { type Sendable, useAction } from "@/components/use-action"
import { t } from "@/lib/say"

const Ellipsis = icon("ellipsis-vertical")

type Props = {
  id: string
  name: string
  isRetired: boolean
  /** Whether it has a neighbour there. */
  up: boolean
  down: boolean
  move: Sendable<{ id: string; to: "up" | "down" }, unknown>
  retire: Sendable<{ id: string; retired: boolean }, unknown>
}

/** Its place in the order, and taking it out of use or back. */
export function RowMenu({ id, name, isRetired, up, down, move, retire }: Props) {
  const moving = useAction(move, { loud: true })
  const ending = useAction(retire, { loud: true, done: isRetired ? t("In use again.") : t("Out of use.") })
  const place = (to: "up" | "down") => ({
    id: to,
    label: to === "up" ? t("Move up") : t("Move down"),
    onSelect: () => moving.send({ id, to }),
  })
  return (
    <Menu
      trigger={
        <IconButton
          size="sm"
          label={t("More for {name}", { name })}
          icon={<Ellipsis />}
          pending={moving.pending || ending.pending}
          className="tip-end"
        />
      }
      items={[
        ...(up ? [place("up")] : []),
        ...(down ? [place("down")] : []),
        {
          id: "retire",
          label: isRetired ? t("Put back into use") : t("Take out of use"),
          danger: !isRetired,
          onSelect: () => ending.send({ id, retired: !isRetired }),
        },
      ]}
    />
  )
}

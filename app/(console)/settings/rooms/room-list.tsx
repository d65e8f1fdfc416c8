import { EmptyState } from "@/components/empty-state"
import { icon } from "@/components/icon"
import { Badge } from "@/components/ui/badge"
import type { Ctx } from "@/lib/ctx"
import { listRooms } from "@/lib/rooms/list"
import { t } from "@/lib/say"
import { RowMenu } from "../hours/row-menu"
import { move, retire } from "./actions"
import { RenameRoom } from "./room-dialogs"

const Plug = icon("compass")

/** In the order in which a free room is taken. */
export async function RoomList({ ctx }: { ctx: Ctx }) {
  const { rows, may } = await listRooms(ctx, {})
  if (rows.length === 0)
    return (
      <EmptyState icon={<Plug />} title={t("No room yet")}>
        {t("Chairs and rooms that two patients cannot have at once. Name the first one.")}
      </EmptyState>
    )
  const used = rows.filter((one) => !one.isRetired)
  return (
    <ul className="grid divide-y divide-line rounded-lg border border-line">
      {rows.map((room) => (
        <li key={room.id} className="flex min-h-12 flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2">
          <div className="min-w-0 grow basis-40">
            <h2 className={room.isRetired ? "text-sm text-ink-3" : "text-sm font-medium text-ink"}>
              {room.name}
            </h2>
            <p className="text-xs text-ink-3">
              {room.services.length > 0
                ? t("Named by {services}", { services: room.services.join(", ") })
                : t("Any service that needs a room")}
            </p>
          </div>
          {room.isRetired && <Badge>{t("Out of use")}</Badge>}
          {may.write && (
            <span className="flex items-center gap-1">
              {!room.isRetired && <RenameRoom id={room.id} current={room.name} />}
              <RowMenu
                id={room.id}
                name={room.name}
                isRetired={room.isRetired}
                up={!room.isRetired && used[0]?.id !== room.id}
                down={!room.isRetired && used.at(-1)?.id !== room.id}
                move={move}
                retire={retire}
              />
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}

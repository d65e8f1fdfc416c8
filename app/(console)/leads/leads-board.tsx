import type { Ctx } from "@/lib/ctx"
import { readBoard } from "@/lib/leads/board"
import { listColleagues } from "@/lib/leads/colleagues"
import { BOARD_COLUMNS, type BoardColumn } from "@/lib/leads/words"
import { Board } from "./board"
import { apiPath, asInput, withoutPlace } from "./search-params"

type Props = { ctx: Ctx; filters: Record<string, string>; column: string | undefined }

export async function LeadsBoard({ ctx, filters, column }: Props) {
  const { status: _, ...match } = withoutPlace(filters)
  const [first, colleagues] = await Promise.all([readBoard(ctx, asInput(match)), listColleagues(ctx, {})])
  const isColumn = (given: string | undefined): given is BoardColumn =>
    given !== undefined && Object.hasOwn(BOARD_COLUMNS, given)
  return (
    <Board
      path={apiPath(match, "/board")}
      match={match}
      first={first}
      colleagues={colleagues}
      column={isColumn(column) ? column : "new"}
    />
  )
}

import { readBoard } from "@/lib/leads/board"
import { route } from "@/lib/web/route"

export const GET = route((ctx, { search }) => readBoard(ctx, search as Record<string, string>))
